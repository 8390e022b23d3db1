package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** As kubeadm's {@code ValidateIPNetFromString}. */
public final class OneCidrPerFamily implements ConfigRule {

  @Override
  public String code() {
    return "network/one-per-family";
  }

  @Override
  public String title() {
    return "pods and services have at most one CIDR of each family";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    check(UsedNetwork.pods(config), problems);
    check(UsedNetwork.services(config), problems);
  }

  private static void check(List<UsedNetwork> networks, Problems.Collector problems) {
    for (IpFamily family : IpFamily.values()) {
      List<UsedNetwork> same =
          networks.stream().filter(network -> network.cidr().family() == family).toList();
      if (same.size() > 1) {
        problems.error(
            same.get(0).path(),
            same.size() + " " + family + " networks are given",
            "give one, or one of each family for dual stack");
      }
    }
  }
}
