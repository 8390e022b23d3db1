package io.brine.cli.run;

import java.time.Instant;

/**
 * Who has the lease of a cluster.
 *
 * @param epoch grows with each holder: what runs under an older one has been superseded
 */
public record LeaseHolder(long epoch, RunId run, String user, long pid, Instant since) {

  /** As a person reads it. */
  @Override
  public String toString() {
    return "run %s of %s, process %d, since %s".formatted(run, user, pid, since);
  }
}
