package io.brine.cli.command;

import io.brine.cli.output.Format;
import picocli.CommandLine.Option;

/** The option of every command that prints data. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How data is printed: text, json or yaml (default: ${DEFAULT-VALUE}).")
  private Format format;

  Format format() {
    return format;
  }
}
