package io.brine.cli.network;

import io.brine.core.component.NetworkConnection;

/**
 * Judges what came of a connection.
 *
 * @param before whether Brine's own rules are not yet there
 */
record Verdict(NetworkConnection tried, boolean managed, boolean before) {

  private static final String CONNECTED = "connected";
  private static final String REFUSED = "refused";

  /** How it ended. */
  enum Kind {
    OK,
    /** The host's own firewall is in the way, and apply opens it. */
    LATER,
    WRONG;

    String text() {
      return switch (this) {
        case OK -> "ok";
        case LATER -> "opened by apply";
        case WRONG -> "wrong";
      };
    }
  }

  /**
   * The judgement.
   *
   * @param result as the host tells it
   * @param by who refused it, when that is known
   */
  Kind of(String result, String by) {
    boolean passes = result.equals(CONNECTED) || (!before && result.equals(REFUSED));
    if (passes == tried.allowed() && !result.startsWith("not tried")) {
      return Kind.OK;
    }
    boolean own = by.equals(tried.to().address().toString());
    return before && managed && own && !result.equals(REFUSED) ? Kind.LATER : Kind.WRONG;
  }
}
