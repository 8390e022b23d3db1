package io.brine.bridge;

import java.util.List;

/**
 * What setting a salt-master up changes, or has changed.
 *
 * @param diff for a person to read; empty when nothing differs; private keys are never in it
 * @param digest of the diff, by which it is known to be the one that was shown
 * @param beside what the operator's own configuration allows Brine's user that Brine does not need
 * @param pending what must be restarted before all of it is in force
 * @param restarts what was restarted
 */
public record MasterChange(
    String diff, String digest, List<String> beside, Pending pending, List<Restart> restarts) {
  /**
   * Services to be restarted.
   *
   * @param minions how many connect anew when salt-master is
   */
  public record Pending(List<String> units, int minions) {
    public Pending {
      units = List.copyOf(units);
    }
  }

  /**
   * A service that was restarted.
   *
   * @param seen what systemd said when it failed
   */
  public record Restart(String unit, boolean ok, String seen) {}

  public MasterChange {
    beside = List.copyOf(beside);
    restarts = List.copyOf(restarts);
  }

  public boolean isEmpty() {
    return diff.isEmpty();
  }
}
