package io.brine.cli;

/** A command that ends without what was asked for: how the process ends and what the user reads. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String advice;

  /**
   * @param message what was tried, on what, and what was seen
   * @param advice what to do; may have several lines
   */
  public CommandFailure(ExitCode exitCode, String message, String advice) {
    super(message);
    this.exitCode = exitCode;
    this.advice = advice;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String advice() {
    return advice;
  }
}
