package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.OutputFolder;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.Planner;
import io.brine.pillar.NodeFiles;
import io.brine.pillar.ObjectsView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the objects of the cluster's API. */
@Command(
    name = "objects",
    description = "Write the API objects that the cluster will have from Brine, a file each.")
final class ShowObjectsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "An empty folder.")
  private Path out;

  ShowObjectsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    PlanInput input = new Stages(root).input(facts);
    new OutputFolder(root.surroundings().resolve(out))
        .write(new ObjectsView(new NodeFiles()).render(Planner.plan(input)));
    return ExitCode.OK.status();
  }
}
