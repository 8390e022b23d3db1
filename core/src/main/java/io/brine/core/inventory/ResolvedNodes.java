package io.brine.core.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All nodes of a cluster, by minion id; no node name is there twice. */
public record ResolvedNodes(SortedMap<MinionId, ResolvedNode> byMinion)
    implements Iterable<ResolvedNode> {
  public ResolvedNodes {
    byMinion = Collections.unmodifiableSortedMap(new TreeMap<>(byMinion));
  }

  public static ResolvedNodes of(Collection<ResolvedNode> nodes) {
    SortedMap<MinionId, ResolvedNode> sorted = new TreeMap<>();
    nodes.forEach(node -> sorted.put(node.minion(), node));
    return new ResolvedNodes(sorted);
  }

  public List<ResolvedNode> all() {
    return List.copyOf(byMinion.values());
  }

  public List<ResolvedNode> with(Role role) {
    return byMinion.values().stream().filter(node -> node.has(role)).toList();
  }

  public Optional<ResolvedNode> find(MinionId minion) {
    return Optional.ofNullable(byMinion.get(minion));
  }

  @Override
  public Iterator<ResolvedNode> iterator() {
    return byMinion.values().iterator();
  }
}
