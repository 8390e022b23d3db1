package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** The two planes may share a network, but then it must be the same one. */
public final class NetworksDoNotOverlap implements ConfigRule {

  @Override
  public String code() {
    return "network/overlap";
  }

  @Override
  public String title() {
    return "pods, services and the hosts' planes do not overlap";
  }

  @Override
  public List<String> reads() {
    return List.of(
        UsedNetwork.PODS,
        UsedNetwork.SERVICES,
        UsedNetwork.CONTROL_PLANE,
        UsedNetwork.WORKLOAD_PLANE);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<UsedNetwork> all = UsedNetwork.all(config);
    for (int later = 1; later < all.size(); later++) {
      for (UsedNetwork earlier : all.subList(0, later)) {
        check(earlier, all.get(later), problems);
      }
    }
  }

  private static void check(UsedNetwork one, UsedNetwork other, Problems.Collector problems) {
    boolean sameUse = one.use().equals(other.use());
    boolean shared = areHosts(one, other) && one.cidr().equals(other.cidr());
    if (!sameUse && !shared && one.cidr().overlaps(other.cidr())) {
      problems.error(
          other.path(),
          other.cidr() + " of " + other.use() + " overlaps " + one.cidr() + " of " + one.use(),
          "choose networks that are apart");
    }
  }

  private static boolean areHosts(UsedNetwork one, UsedNetwork other) {
    return isHosts(one) && isHosts(other);
  }

  private static boolean isHosts(UsedNetwork network) {
    return network.path().endsWith("]");
  }
}
