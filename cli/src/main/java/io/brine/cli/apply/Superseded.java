package io.brine.cli.apply;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.run.Lease;

/** How a run ends that has lost its lease. */
public final class Superseded {
  private Superseded() {}

  public static CommandFailure by(Lease.HeldException taken) {
    return new CommandFailure(
        ExitCode.BUSY,
        "this run goes no further: " + taken.getMessage(),
        "look at the other run: brine runs");
  }
}
