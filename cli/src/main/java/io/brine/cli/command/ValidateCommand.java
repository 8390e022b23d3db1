package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.ProblemList;
import io.brine.cli.output.ProblemText;
import io.brine.core.problem.Problems;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the configuration by itself; needs no master. */
@Command(name = "validate", description = "Check cluster.yaml and print every mistake in it.")
final class ValidateCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  ValidateCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    String path = root.clusterFile().path().toString();
    Problems problems = root.clusterFile().check().problems();
    root.terminal()
        .print(output.format().render(ProblemList.of(path, problems), () -> text(path, problems)));
    return (problems.hasErrors() ? ExitCode.USAGE : ExitCode.OK).status();
  }

  private String text(String path, Problems problems) {
    return new ProblemText(root.terminal()).lines(problems)
        + path
        + ": "
        + ProblemText.count(problems)
        + "\n";
  }
}
