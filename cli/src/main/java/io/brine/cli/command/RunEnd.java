package io.brine.cli.command;

import io.brine.cli.ExitCode;
import io.brine.core.result.Outcome;

/** The exit code that says how a run ended. */
final class RunEnd {
  private RunEnd() {}

  static ExitCode exitCode(Outcome outcome) {
    return switch (outcome) {
      case OK, WOULD_CHANGE -> ExitCode.OK;
      case UNKNOWN -> ExitCode.UNKNOWN;
      case FAILED -> ExitCode.FAILED;
    };
  }
}
