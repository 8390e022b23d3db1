package io.brine.cli.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the lease of a cluster.
 *
 * @param epoch grows with each holder: what runs under an older one has been superseded
 * @param orchestration jid of what was handed over to the master and not seen to end, by this
 *     holder or one before it; null when there is none
 */
public record LeaseHolder(
    long epoch, RunId run, Client client, Instant since, @Nullable String orchestration) {

  /** A process and whose it is. */
  public record Client(String user, long pid) {}

  public Optional<String> unfinished() {
    return Optional.ofNullable(orchestration);
  }

  LeaseHolder with(@Nullable String jid) {
    return new LeaseHolder(epoch, run, client, since, jid);
  }

  /** As a person reads it. */
  @Override
  public String toString() {
    return "run %s of %s, process %d, since %s".formatted(run, client.user(), client.pid(), since);
  }
}
