package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/**
 * kube-apiserver refuses to start when its address is of another family than its first service
 * range.
 */
public final class ControlPlaneHasPrimaryFamily implements ConfigRule {

  @Override
  public String code() {
    return "network/primary-family";
  }

  @Override
  public String title() {
    return "a CIDR of the control plane has the family of the first services network";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.SERVICES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    IpFamily primary = config.networks().services().cidr().primary().family();
    List<UsedNetwork> plane = UsedNetwork.controlPlane(config);
    boolean has = plane.stream().anyMatch(network -> network.cidr().family() == primary);
    if (!plane.isEmpty() && !has) {
      problems.error(
          UsedNetwork.CONTROL_PLANE,
          "no network is " + primary + " as the first of services is",
          "add an " + primary + " network, or put services of the hosts' family first");
    }
  }
}
