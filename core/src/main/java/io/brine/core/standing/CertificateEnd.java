package io.brine.core.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that stands somewhere.
 *
 * @param names subject and issuer
 * @param end null when there is none, or none that can be read
 * @param fault why it is not what the plan wants; empty when it is
 */
public record CertificateEnd(String path, Names names, @Nullable Instant end, String fault) {

  /** Distinguished names as RFC 4514 writes them; empty when they cannot be told. */
  public record Names(String subject, String issuer) {}

  /** Whole days until its end; negative after it. */
  public Optional<Long> daysLeft(Instant now) {
    return Optional.ofNullable(end).map(until -> Duration.between(now, until).toDays());
  }
}
