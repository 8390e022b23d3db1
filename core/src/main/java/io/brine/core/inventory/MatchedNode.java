package io.brine.core.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * A minion that an entry of {@code nodes} means, before anyone has judged whether it will do.
 *
 * @param index of the entry, zero-based
 */
public record MatchedNode(
    int index, NodeEntry entry, MinionId minion, NodeFacts facts, AddressSelections selections) {

  /** Of the entry, as in {@code nodes[2]}. */
  public String path() {
    return "nodes[" + index + "]";
  }

  public boolean has(Role role) {
    return entry.has(role);
  }

  /** As kubeadm names a node; need not be a valid name. */
  public String name() {
    return Optional.ofNullable(entry.name())
        .map(name -> name.value())
        .orElseGet(() -> facts.identity().hostname().strip().toLowerCase(Locale.ROOT));
  }

  /** Whether Brine has made it a node of this cluster before. */
  public boolean belongsTo(String cluster) {
    return facts.runtime().software().kubernetes().brineCluster().equals(cluster);
  }

  /** Whether its kubelet has joined a cluster. */
  public boolean isMade() {
    return facts.runtime().software().kubernetes().kubeletConfigured();
  }
}
