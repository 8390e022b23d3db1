package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** As kubeadm's {@code ValidatePodSubnetNodeMask}. */
public final class NodeMaskFitsPodCidr implements ConfigRule {
  private static final int MOST_BITS_APART = 16;

  @Override
  public String code() {
    return "network/node-mask";
  }

  @Override
  public String title() {
    return "a node's range of pod addresses fits into the pods' network, at most 16 bits longer";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeMask.ARGS);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (UsedNetwork pods : UsedNetwork.pods(config)) {
      NodeMask.of(config, pods.cidr().family()).ifPresent(mask -> check(pods, mask, problems));
    }
  }

  private static void check(UsedNetwork pods, int mask, Problems.Collector problems) {
    int prefix = pods.cidr().prefix();
    if (prefix > mask) {
      problems.error(
          pods.path(),
          pods.cidr() + " is smaller than the /" + mask + " that each node gets of it",
          "use a prefix of at most " + mask);
    } else if (mask - prefix > MOST_BITS_APART) {
      problems.error(
          pods.path(),
          pods.cidr() + " is more than " + MOST_BITS_APART + " bits wider than a node's /" + mask,
          "use a prefix of at least " + (mask - MOST_BITS_APART));
    }
  }
}
