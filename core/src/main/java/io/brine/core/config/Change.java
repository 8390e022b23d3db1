package io.brine.core.config;

/** What changing a field means for a cluster that stands. */
public enum Change {
  /** Applied at once, nothing that serves is interrupted. */
  FREE,
  /** Applied to control-plane and etcd nodes one at a time, health between. */
  ROLLING,
  /** Refused after the first apply. */
  FIXED
}
