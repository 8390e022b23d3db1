package io.brine.core.inventory;

import io.brine.core.config.MinionId;
import java.util.SortedMap;
import java.util.SortedSet;

/** {@code facts.yaml}, key by key. */
record FactsDocument(
    String apiVersion,
    String kind,
    SortedMap<MinionId, NodeFacts> nodes,
    SortedSet<MinionId> silent,
    SortedMap<MinionId, String> unreadable) {
  static final String API_VERSION = "brine.io/v1";
  static final String KIND = "Facts";

  static FactsDocument of(Inventory inventory) {
    return new FactsDocument(
        API_VERSION, KIND, inventory.nodes(), inventory.silent(), inventory.unreadable());
  }

  boolean isOurs() {
    return apiVersion.equals(API_VERSION) && kind.equals(KIND);
  }

  Inventory inventory() {
    return new Inventory(nodes, silent, unreadable);
  }
}
