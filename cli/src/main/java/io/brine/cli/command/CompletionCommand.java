package io.brine.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what completes words on a shell's command line, which is installed with Brine. */
@Command(
    name = "completion",
    description = "Print the completion of commands and options for bash and zsh, to be sourced.")
final class CompletionCommand implements Callable<Integer> {
  private final RootCommand root;

  @Spec private CommandSpec spec;

  CompletionCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    root.terminal().print(AutoComplete.bash("brine", spec.root().commandLine()));
    return 0;
  }
}
