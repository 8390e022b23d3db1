package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** A CIDR inside an earlier one of its list is never reached. */
public final class PlaneCidrsReachable implements ConfigRule {

  @Override
  public String code() {
    return "network/never-tried";
  }

  @Override
  public String title() {
    return "no CIDR of a plane lies in one that is tried before it";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    check(UsedNetwork.controlPlane(config), problems);
    check(UsedNetwork.workloadPlane(config), problems);
  }

  private static void check(List<UsedNetwork> plane, Problems.Collector problems) {
    for (int later = 1; later < plane.size(); later++) {
      Cidr cidr = plane.get(later).cidr();
      String path = plane.get(later).path();
      plane.subList(0, later).stream()
          .map(UsedNetwork::cidr)
          .filter(earlier -> earlier.contains(cidr))
          .findFirst()
          .ifPresent(
              earlier ->
                  problems.error(
                      path,
                      cidr + " lies in " + earlier + ", which is tried before it",
                      "put the narrower network first, or leave it out"));
    }
  }
}
