package io.brine.cli.command;

import io.brine.cli.manual.Manual;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page, which is installed with Brine. */
@Command(name = "man", description = "Print the manual page, to be read by `man -l -`.")
final class ManCommand implements Callable<Integer> {
  private final RootCommand root;

  @Spec private CommandSpec spec;

  ManCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    root.terminal().print(Manual.roff(spec.root().commandLine()));
    return 0;
  }
}
