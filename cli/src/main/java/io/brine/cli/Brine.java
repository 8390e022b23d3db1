package io.brine.cli;

import io.brine.cli.Terminal.Colour;
import io.brine.cli.command.RootCommand;
import io.brine.cli.input.FileReason;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Runs one command line, from its arguments to the exit status. */
public final class Brine {
  private final Terminal terminal;
  private final Surroundings surroundings;

  public Brine(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  /** The exit status; what went wrong has been printed. */
  public int run(String... arguments) {
    FailureLog log = new FailureLog(surroundings, List.of(arguments));
    try {
      return commandLine(log).execute(arguments);
    } catch (Error | RuntimeException bug) {
      return internal(bug, log).status();
    }
  }

  private CommandLine commandLine(FailureLog log) {
    return RootCommand.commandLine(terminal, surroundings)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setParameterExceptionHandler((problem, given) -> misused(problem).status())
        .setExecutionExceptionHandler((problem, line, parsed) -> failed(problem, log).status());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private ExitCode misused(ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    return report(ExitCode.USAGE, message(problem), "see `" + command + " --help`");
  }

  private ExitCode failed(Exception problem, FailureLog log) {
    if (problem instanceof CommandFailure failure) {
      ExitCode exitCode = report(failure.exitCode(), message(failure), failure.advice());
      if (failure.getCause() != null && exitCode != ExitCode.INTERRUPTED) {
        terminal.log("  log: " + log.write(failure, exitCode));
      }
      return exitCode;
    }
    if (problem instanceof FileSystemException refused) {
      return report(
          ExitCode.USAGE,
          "cannot use \"" + refused.getFile() + "\": " + FileReason.of(refused),
          "check the path and who may read and write it");
    }
    return internal(problem, log);
  }

  private static String message(Exception problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }

  private ExitCode internal(Throwable bug, FailureLog log) {
    return report(
        ExitCode.INTERNAL,
        "internal error, this is a mistake in Brine",
        "please report " + log.write(bug, ExitCode.INTERNAL));
  }

  private ExitCode report(ExitCode exitCode, String message, String advice) {
    terminal.log(terminal.paint(Colour.RED, "error") + ": " + message);
    advice.lines().forEach(line -> terminal.log("  " + line));
    return exitCode;
  }
}
