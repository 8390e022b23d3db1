package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.node.Departure;
import io.brine.cli.node.Leaving;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the host of a node that left bare. */
@Command(
    name = "reset",
    description = {
      "Make the host of a node bare that was taken out while it did not answer.",
      "Packages stay, and what the network plugin left in /etc/cni/net.d."
    })
final class NodeResetCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  @Parameters(paramLabel = "NODE", description = "The node's name, as in cluster.yaml.")
  private String name;

  NodeResetCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Departure left = new NodeLeaving(root).run(name, Leaving::reset);
    root.terminal().print(output.format().render(left, left::text));
    return left.exitCode().status();
  }
}
