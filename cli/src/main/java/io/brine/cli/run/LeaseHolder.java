package io.brine.cli.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the lease of a cluster.
 *
 * @param epoch grows with each holder: what runs under an older one has been superseded
 * @param handedOver what was handed over to the master and not seen to end, by this holder or one
 *     before it; null when there is none
 */
public record LeaseHolder(
    long epoch, RunId run, Client client, Instant since, @Nullable HandedOver handedOver) {

  /** A process and whose it is. */
  public record Client(String user, long pid) {}

  /**
   * An orchestration that may go on.
   *
   * @param run that it belongs to
   * @param epoch under which it was; it may go on as long as this stands here
   * @param jid null until the master's answer is here: it may have begun all the same
   */
  public record HandedOver(RunId run, long epoch, @Nullable String jid) {
    /** From its next step on it is refused. */
    HandedOver refused() {
      return new HandedOver(run, 0, jid);
    }
  }

  public Optional<HandedOver> unfinished() {
    return Optional.ofNullable(handedOver);
  }

  LeaseHolder with(@Nullable HandedOver handedOver) {
    return new LeaseHolder(epoch, run, client, since, handedOver);
  }

  /** As a person reads it. */
  @Override
  public String toString() {
    return "run %s of %s, process %d, since %s".formatted(run, client.user(), client.pid(), since);
  }
}
