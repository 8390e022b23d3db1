package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Without one no host has an address. */
public final class ControlPlaneCidrsGiven implements ConfigRule {

  @Override
  public String code() {
    return "network/control-plane-required";
  }

  @Override
  public String title() {
    return "networks.controlPlane.cidrs names at least one network";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    if (config.networks().controlPlane().cidrs().isEmpty()) {
      problems.error(
          UsedNetwork.CONTROL_PLANE,
          "no network is given",
          "name the networks in which the hosts have their addresses");
    }
  }
}
