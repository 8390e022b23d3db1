package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what an apply would change. */
@Command(
    name = "diff",
    description = {
      "Show what an apply would change, file by file and object by object, without secrets.",
      "All minions are asked in Salt's test mode; nothing is changed. Exits with 11 when there is a",
      "difference."
    })
final class DiffCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  DiffCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    return new DryRun(root, stages, stages.config())
        .tell(Optional.empty(), output.format(), ExitCode.DIFFERENT);
  }
}
