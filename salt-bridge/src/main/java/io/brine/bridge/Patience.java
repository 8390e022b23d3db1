package io.brine.bridge;

import java.time.Duration;

/**
 * How long silence is borne before it is called so.
 *
 * @param quiet without anything new, until the silent minions are asked whether they still work
 * @param answer to that question
 * @param questions that a minion may leave without an answer
 * @param master not answering, while a job of ours is going on there
 */
public record Patience(Duration quiet, Duration answer, int questions, Duration master) {
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMinutes(2));

  private static final Duration LONGEST_QUIET = Duration.ofMinutes(1);

  /** Silence that is borne next of those that have said that they work. */
  Duration longer(Duration borne) {
    Duration doubled = borne.multipliedBy(2);
    return doubled.compareTo(LONGEST_QUIET) < 0 ? doubled : LONGEST_QUIET;
  }
}
