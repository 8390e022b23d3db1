package io.brine.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that can work offline. */
final class FactsOption {
  @Option(
      names = "--facts",
      required = true,
      paramLabel = "FILE",
      description = "Facts that `brine facts` saved.")
  private Path file;

  Path file() {
    return file;
  }
}
