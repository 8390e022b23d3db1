package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.OutputFolder;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.Planner;
import io.brine.pillar.NodeFiles;
import io.brine.pillar.NodeView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the files of one node. */
@Command(
    name = "node",
    description = {
      "Write the files that will stand on a node, under their paths.",
      "Key material is replaced by <base64>; certificates.json describes every certificate."
    })
final class ShowNodeCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;

  @Parameters(paramLabel = "NAME", description = "The node's name or its minion id.")
  private String name;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "An empty folder.")
  private Path out;

  ShowNodeCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    PlanInput input = new Stages(root).input(facts);
    MinionId minion = NodeChoice.of(input, name).minion();
    NodePlan node = Planner.plan(input).find(minion).orElseThrow();
    new OutputFolder(root.surroundings().resolve(out))
        .write(new NodeView(new NodeFiles()).render(node));
    return ExitCode.OK.status();
  }
}
