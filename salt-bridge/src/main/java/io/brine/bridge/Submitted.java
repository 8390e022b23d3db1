package io.brine.bridge;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A job that the master has taken.
 *
 * @param jid Salt's name of it; empty when no minion matched and none was made
 * @param minions those that it was sent to; none for a runner's
 */
record Submitted(String jid, SortedSet<String> minions) {
  Submitted {
    minions = Collections.unmodifiableSortedSet(new TreeSet<>(minions));
  }
}
