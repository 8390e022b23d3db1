package io.brine.bridge;

import java.time.Duration;

/**
 * When to look at jobs again: at once when events hint at it, soon after a hint that came before
 * the master had stored what it told of, else ever later. Each look costs the master a process.
 */
final class BackOff {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** While events come, looking is only for those that were lost. */
  private static final Duration SHORTEST_WITH_EVENTS = Duration.ofSeconds(10);

  private static final Duration LONGEST_WITH_EVENTS = Duration.ofSeconds(30);

  private long looked = System.nanoTime();
  private Duration step = SHORTEST;
  private boolean hinted;
  private boolean hintedTooEarly;

  void hint() {
    hinted = true;
  }

  /** After a look that did not find all. */
  void looked() {
    hintedTooEarly = hinted;
    step = hinted ? SHORTEST : shorter(step.multipliedBy(2), LONGEST_WITH_EVENTS);
    looked = System.nanoTime();
    hinted = false;
  }

  boolean isDue(boolean events) {
    return left(events).isZero();
  }

  Duration left(boolean events) {
    if (hinted) {
      return Duration.ZERO;
    }
    long nanos = looked + pause(events).toNanos() - System.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  private Duration pause(boolean events) {
    if (hintedTooEarly) {
      return SHORTEST;
    }
    return events && step.compareTo(SHORTEST_WITH_EVENTS) < 0
        ? SHORTEST_WITH_EVENTS
        : shorter(step, events ? LONGEST_WITH_EVENTS : LONGEST);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
