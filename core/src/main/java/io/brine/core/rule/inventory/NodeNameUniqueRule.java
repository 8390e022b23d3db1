package io.brine.core.rule.inventory;

import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problems;

/** Kubernetes knows a node by its name. */
final class NodeNameUniqueRule implements InventoryRule {
  private static final Duplicates DUPLICATES =
      new Duplicates("the node name", "give one of their entries another name, or rename the host");

  @Override
  public String code() {
    return "node/name-unique";
  }

  @Override
  public String title() {
    return "no two nodes have the same name";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    DUPLICATES.report(facts, MatchedNode::name, problems);
  }
}
