package io.brine.cli.salt;

import io.brine.bridge.SaltException;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import java.util.Objects;

/** Turns what the bridge reports into how a command ends. */
public final class SaltFailure {

  private SaltFailure() {}

  public static CommandFailure of(SaltException trouble) {
    CommandFailure failure =
        new CommandFailure(ExitCode.of(trouble.exitCode()), what(trouble), trouble.advice());
    failure.initCause(trouble);
    return failure;
  }

  /** The message without the advice that the bridge puts after it. */
  private static String what(SaltException trouble) {
    String message = Objects.requireNonNullElse(trouble.getMessage(), trouble.toString());
    String advice = "; " + trouble.advice();
    return message.endsWith(advice)
        ? message.substring(0, message.length() - advice.length())
        : message;
  }
}
