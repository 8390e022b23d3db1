package io.brine.bridge;

import java.time.Duration;

/** When to look at a job again: soon, then ever later; at once when an event hints at it. */
final class BackOff {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** While events come, looking is only for those that were lost; each look costs the master. */
  private static final Duration LONGEST_WITH_EVENTS = Duration.ofSeconds(10);

  private Duration step = SHORTEST;
  private long due = System.nanoTime() + SHORTEST.toNanos();

  void hint() {
    step = SHORTEST;
    due = System.nanoTime();
  }

  /** After a look that found nothing new. */
  void wait(boolean events) {
    Duration doubled = step.multipliedBy(2);
    Duration longest = events ? LONGEST_WITH_EVENTS : LONGEST;
    step = doubled.compareTo(longest) < 0 ? doubled : longest;
    due = System.nanoTime() + step.toNanos();
  }

  boolean isDue() {
    return left().isZero();
  }

  Duration left() {
    long nanos = due - System.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }
}
