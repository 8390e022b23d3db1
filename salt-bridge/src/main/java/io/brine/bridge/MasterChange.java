package io.brine.bridge;

import java.util.List;

/**
 * What setting a salt-master up changes, or has changed.
 *
 * @param diff for a person to read; empty when nothing differs; private keys are never in it
 * @param digest of the diff, by which it is known to be the one that was shown
 * @param restart what must be restarted before all of it is in force
 * @param minions how many connect anew when salt-master is restarted
 * @param restarts what was restarted
 */
public record MasterChange(
    String diff, String digest, List<String> restart, int minions, List<Restart> restarts) {
  /**
   * A service that was restarted.
   *
   * @param seen what systemd said when it failed
   */
  public record Restart(String unit, boolean ok, String seen) {}

  public MasterChange {
    restart = List.copyOf(restart);
    restarts = List.copyOf(restarts);
  }

  public boolean isEmpty() {
    return diff.isEmpty();
  }
}
