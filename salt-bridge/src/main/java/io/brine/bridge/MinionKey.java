package io.brine.bridge;

/**
 * The public key of a minion as the master holds it.
 *
 * @param fingerprint SHA-256, as {@code salt-key -F} prints it
 */
public record MinionKey(String minion, State state, String fingerprint)
    implements Comparable<MinionKey> {
  /** What the master makes of it. */
  public enum State {
    PENDING("minions_pre"),
    ACCEPTED("minions"),
    REJECTED("minions_rejected"),
    DENIED("minions_denied");

    private final String salt;

    State(String salt) {
      this.salt = salt;
    }

    /** Salt's own name of it. */
    String salt() {
      return salt;
    }
  }

  @Override
  public int compareTo(MinionKey other) {
    int byState = state.compareTo(other.state);
    return byState != 0 ? byState : minion.compareTo(other.minion);
  }
}
