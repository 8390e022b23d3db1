package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.OutputFolder;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.Planner;
import io.brine.pillar.NodeFiles;
import io.brine.pillar.NodeView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    PlanInput input = stages.input(config, stages.facts(config, facts));
    NodePlan node = node(Planner.plan(input));
    new OutputFolder(root.surroundings().resolve(out))
        .write(new NodeView(new NodeFiles()).render(node));
    return ExitCode.OK.status();
  }

  private NodePlan node(ClusterPlan plan) throws CommandFailure {
    return plan.nodes().values().stream()
        .filter(node -> node.node().value().equals(name) || node.minion().value().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(plan));
  }

  private CommandFailure unknown(ClusterPlan plan) {
    String nodes =
        plan.nodes().values().stream()
            .map(node -> node.node().value())
            .collect(Collectors.joining(", "));
    return new CommandFailure(
        ExitCode.USAGE, "\"" + name + "\" is no node of the plan", "the plan has " + nodes);
  }
}
