package io.brine.core.rule.config;

import io.brine.core.config.CidrList;
import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** kube-controller-manager and kube-proxy need both of each family. */
public final class SameFamiliesForPodsAndServices implements ConfigRule {

  @Override
  public String code() {
    return "network/same-families";
  }

  @Override
  public String title() {
    return "pods and services have the same families in the same order";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.PODS);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<IpFamily> pods = families(config.networks().pods().cidr());
    List<IpFamily> services = families(config.networks().services().cidr());
    if (!pods.equals(services)) {
      problems.error(
          UsedNetwork.SERVICES,
          "services have " + services + " but pods have " + pods,
          "give both the same families in the same order");
    }
  }

  private static List<IpFamily> families(CidrList list) {
    return list.cidrs().stream().map(Cidr::family).distinct().toList();
  }
}
