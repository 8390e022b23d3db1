package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.math.BigInteger;
import java.util.List;

/** A node without a range never becomes ready. */
public final class PodCidrHoldsNodes implements ConfigRule {

  @Override
  public String code() {
    return "network/pod-capacity";
  }

  @Override
  public String title() {
    return "the pods' network holds a range for every node that is named";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeMask.ARGS);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int named = (int) config.nodes().stream().filter(node -> !node.minion().isGlob()).count();
    for (UsedNetwork pods : UsedNetwork.pods(config)) {
      NodeMask.of(config, pods.cidr().family())
          .filter(mask -> mask >= pods.cidr().prefix())
          .map(mask -> BigInteger.ONE.shiftLeft(mask - pods.cidr().prefix()))
          .filter(ranges -> ranges.compareTo(BigInteger.valueOf(named)) < 0)
          .ifPresent(
              ranges ->
                  problems.error(
                      pods.path(),
                      pods.cidr() + " holds " + ranges + " nodes, " + named + " are named",
                      "use a wider network"));
    }
  }
}
