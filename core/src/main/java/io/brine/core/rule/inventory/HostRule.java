package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problems;

/** A check that looks at one host at a time. */
interface HostRule extends InventoryRule {
  void check(MatchedNode node, ClusterConfig config, HostProblems problems);

  @Override
  default void check(ClusterFacts facts, Problems.Collector problems) {
    HostProblems found = new HostProblems();
    facts.nodes().forEach(node -> check(node, facts.config(), found));
    found.report(problems);
  }
}
