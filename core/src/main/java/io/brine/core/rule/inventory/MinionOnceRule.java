package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problems;
import java.util.HashMap;
import java.util.Map;

/** No two entries mean the same minion. */
final class MinionOnceRule implements InventoryRule {
  @Override
  public String code() {
    return "inventory/twice";
  }

  @Override
  public String title() {
    return "no minion is meant by two entries of nodes";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    Map<MinionId, MatchedNode> seen = new HashMap<>();
    HostProblems found = new HostProblems();
    for (MatchedNode node : facts.nodes()) {
      MatchedNode first = seen.putIfAbsent(node.minion(), node);
      if (first != null) {
        found.error(
            node,
            "already meant by " + first.path() + " (\"" + first.entry().minion() + "\")",
            "keep one entry for each minion: narrow the glob, or drop the other entry");
      }
    }
    found.report(problems);
  }
}
