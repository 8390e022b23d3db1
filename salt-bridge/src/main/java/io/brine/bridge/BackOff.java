package io.brine.bridge;

import java.time.Duration;

/** When to look at jobs again: soon, then ever later; at once when events hint at it. */
final class BackOff {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** While events come, looking is only for those that were lost; each look costs the master. */
  private static final Duration LONGEST_WITH_EVENTS = Duration.ofSeconds(10);

  private long looked = System.nanoTime();
  private Duration step = SHORTEST;
  private boolean hinted;

  void hint() {
    hinted = true;
  }

  /** After a look that did not find all. */
  void wait(boolean events) {
    Duration doubled = step.multipliedBy(2);
    Duration longest = events ? LONGEST_WITH_EVENTS : LONGEST;
    step = hinted ? SHORTEST : doubled.compareTo(longest) < 0 ? doubled : longest;
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
    Duration pause = events && step.compareTo(LONGEST) < 0 ? LONGEST : step;
    long nanos = looked + pause.toNanos() - System.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }
}
