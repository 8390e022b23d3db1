package io.brine.bridge;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the master has stored of one job.
 *
 * @param known whether it has heard of the job at all
 * @param minions those that Salt sent it to
 * @param returns what each has returned so far, by its id, as read by who asked
 */
record JobRecord<T>(boolean known, SortedSet<String> minions, Map<String, T> returns) {
  JobRecord {
    minions = Collections.unmodifiableSortedSet(new TreeSet<>(minions));
    returns = Collections.unmodifiableMap(returns);
  }

  boolean hasAll(Set<String> expected) {
    return returns.keySet().containsAll(expected);
  }
}
