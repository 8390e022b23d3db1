package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.config.NodeMask;
import java.math.BigInteger;

/** Globs may mean more nodes than there are ranges for. */
final class PodRangeRule implements InventoryRule {
  @Override
  public String code() {
    return "network/pod-ranges";
  }

  @Override
  public String title() {
    return "the pods' network holds a range for every minion that was found";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    long found = facts.nodes().stream().map(MatchedNode::minion).distinct().count();
    for (Cidr pods : facts.config().networks().pods().cidr().cidrs()) {
      BigInteger ranges = ranges(facts.config(), pods, found);
      if (ranges.compareTo(BigInteger.valueOf(found)) < 0) {
        problems.error(
            "networks.pods.cidr",
            pods + " holds " + ranges + " nodes, " + found + " were found",
            "use a wider network, or a narrower glob");
      }
    }
  }

  /** As many as were found where none are allocated. */
  private static BigInteger ranges(ClusterConfig config, Cidr pods, long found) {
    return NodeMask.of(config, pods.family())
        .map(mask -> BigInteger.ONE.shiftLeft(Math.max(0, mask - pods.prefix())))
        .orElse(BigInteger.valueOf(found));
  }
}
