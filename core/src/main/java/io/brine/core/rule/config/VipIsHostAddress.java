package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** No host answers on these. */
public final class VipIsHostAddress implements ConfigRule {

  @Override
  public String code() {
    return "vip/host-address";
  }

  @Override
  public String title() {
    return "a VIP of keepalived is neither network nor broadcast address";
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
                    .anyMatch(
                        network -> network.cidr().contains(vip) && network.cidr().isReserved(vip)))
        .ifPresent(
            vip ->
                problems.error(
                    ManagedVip.PATH,
                    vip + " is the network or broadcast address of its CIDR",
                    "choose an address that a host can have"));
  }
}
