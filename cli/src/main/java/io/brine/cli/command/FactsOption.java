package io.brine.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that can work offline. */
final class FactsOption {
  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "Facts that `brine facts` saved; without it the minions are asked.")
  private @Nullable Path file;

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
