package io.brine.cli;

import java.util.Arrays;

/** What the process tells its caller; 0 only when what was asked for was verified. */
public enum ExitCode {
  OK(0),
  /** A mistake of Brine's own; the log is named on the error stream. */
  INTERNAL(1),
  /** Arguments or configuration. */
  USAGE(2),
  /** Facts or preflight. */
  FACTS(3),
  /** A saved plan that is no longer what would be planned. */
  STALE(4),
  /** No connection to the salt-api, or its certificate is not trusted. */
  UNREACHABLE(5),
  AUTHENTICATION(6),
  /** The user lacks a permission, or the master has a client disabled. */
  AUTHORISATION(7),
  /** At least one minion failed. */
  FAILED(8),
  /** At least one minion's outcome is not known. */
  UNKNOWN(9),
  /** Another run holds the cluster's lease. */
  BUSY(10),
  /** Differences were found where the caller asked to be told by the exit code. */
  DIFFERENT(11),
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** That of a status; {@link #INTERNAL} of one that is none of these. */
  public static ExitCode of(int status) {
    return Arrays.stream(values())
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(INTERNAL);
  }
}
