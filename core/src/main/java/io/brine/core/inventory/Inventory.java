package io.brine.core.inventory;

import io.brine.core.config.MinionId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the minions reported, by minion id.
 *
 * @param silent minions that were asked and did not answer
 * @param unreadable what was wrong with the answers of the minions whose facts cannot be told
 */
public record Inventory(
    SortedMap<MinionId, NodeFacts> nodes,
    SortedSet<MinionId> silent,
    SortedMap<MinionId, String> unreadable) {

  public Inventory {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    silent = Collections.unmodifiableSortedSet(new TreeSet<>(silent));
    unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
  }

  /** Of minions that all answered. */
  public static Inventory of(Map<MinionId, NodeFacts> nodes) {
    return new Inventory(new TreeMap<>(nodes), Collections.emptySortedSet(), new TreeMap<>());
  }

  public Optional<NodeFacts> find(MinionId minion) {
    return Optional.ofNullable(nodes.get(minion));
  }

  /** All minions that are known, whether they could be read or not. */
  public SortedSet<MinionId> minions() {
    SortedSet<MinionId> all = new TreeSet<>(nodes.keySet());
    all.addAll(silent);
    all.addAll(unreadable.keySet());
    return all;
  }
}
