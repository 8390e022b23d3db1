package io.brine.core.inventory;

/**
 * How far a host's clock is from the clock of who asked, measured across one job.
 *
 * @param millis positive when the host is ahead
 * @param errorMillis half of what the job took: the truth lies within {@code millis ± errorMillis}
 */
public record ClockOffset(long millis, long errorMillis) {
  public ClockOffset {
    if (errorMillis < 0) {
      throw new IllegalArgumentException("an error below zero: " + errorMillis);
    }
  }

  /** The least it can be, whatever the job's delays were. */
  public long atLeastMillis() {
    return Math.max(0, Math.abs(millis) - errorMillis);
  }
}
