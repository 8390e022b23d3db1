package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.node.Departure;
import io.brine.cli.node.Leaving;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a node out. */
@Command(
    name = "remove",
    description = {
      "Take a node out of the cluster: drained, out of etcd, deleted, its host made bare.",
      "Refused while etcd would lose its quorum. The bootstrap node stays."
    })
final class NodeRemoveCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  @Parameters(paramLabel = "NODE", description = "The node's name, as in cluster.yaml.")
  private String name;

  NodeRemoveCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Departure left = new NodeLeaving(root).run(name, Leaving::remove);
    root.terminal().print(output.format().render(left, left::text));
    return left.exitCode().status();
  }
}
