package io.brine.cli;

import java.util.Arrays;

/** What the process tells its caller; 0 only when what was asked for was verified. */
public enum ExitCode {
  OK(0, "what was asked for was verified"),
  INTERNAL(1, "a mistake of Brine's own; the message names the log"),
  USAGE(2, "arguments or configuration"),
  FACTS(3, "facts or preflight"),
  STALE(4, "the saved plan is not what would be planned now"),
  UNREACHABLE(5, "salt-api cannot be reached, or its certificate is not trusted"),
  AUTHENTICATION(6, "authentication"),
  AUTHORISATION(
      7,
      "a permission is missing, or the master has the client disabled; the lines to add are"
          + " printed"),
  FAILED(8, "at least one minion failed"),
  UNKNOWN(9, "at least one minion's outcome is not known"),
  BUSY(10, "another run holds the cluster's lease; the message says who and since when"),
  DIFFERENT(
      11,
      "differences were found: by diff, parity, import, plan --live, bundle verify, or where"
          + " --detailed-exitcode asked for it"),
  INTERRUPTED(130, "interrupted; what goes on without the command is named");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
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

  /** In a few words, for the manual. */
  public String meaning() {
    return meaning;
  }
}
