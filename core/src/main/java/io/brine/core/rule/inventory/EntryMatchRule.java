package io.brine.core.rule.inventory;

import io.brine.core.config.NodeEntry;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problems;
import java.util.List;

/** Each entry means minions that there are. */
final class EntryMatchRule implements InventoryRule {
  @Override
  public String code() {
    return "inventory/unknown";
  }

  @Override
  public String title() {
    return "each entry of nodes means at least one minion whose key the master has accepted";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    List<NodeEntry> entries = facts.config().nodes();
    var known = facts.inventory().minions();
    for (int i = 0; i < entries.size(); i++) {
      NodeEntry entry = entries.get(i);
      if (!ClusterFacts.matching(entry, known).isEmpty()) {
        continue;
      }
      String path = "nodes[" + i + "].minion";
      if (entry.minion().isGlob()) {
        problems.error(
            path,
            "no minion matches \"" + entry.minion() + "\"",
            "compare it with the ids that salt-key lists as accepted");
      } else {
        problems.error(
            path,
            "there is no minion \"" + entry.minion() + "\"",
            "accept its key with brine nodes, or correct the id; ids are not host names");
      }
    }
  }
}
