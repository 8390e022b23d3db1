package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** keepalived puts it on the interface that has an address there. */
public final class VipInControlPlane implements ConfigRule {

  @Override
  public String code() {
    return "vip/control-plane";
  }

  @Override
  public String title() {
    return "a VIP of keepalived lies in a CIDR of the control plane";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.CONTROL_PLANE, "apiServer.keepalived.enabled");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    ManagedVip.of(config)
        .filter(
            vip ->
                UsedNetwork.controlPlane(config).stream()
                    .noneMatch(network -> network.cidr().contains(vip)))
        .ifPresent(
            vip ->
                problems.error(
                    ManagedVip.PATH,
                    vip + " lies in no CIDR of the control plane",
                    "choose one of "
                        + config.networks().controlPlane().cidrs()
                        + ", or set apiServer.keepalived.enabled to false for a load balancer"));
  }
}
