package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Host;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** kube-apiserver listens on all addresses of that family only. */
public final class VipHasPrimaryFamily implements ConfigRule {

  @Override
  public String code() {
    return "vip/family";
  }

  @Override
  public String title() {
    return "an address as VIP has the family of the first services network";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.SERVICES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    IpFamily primary = config.networks().services().cidr().primary().family();
    config
        .apiServer()
        .endpoint()
        .flatMap(Host::asAddress)
        .filter(vip -> vip.family() != primary)
        .ifPresent(
            vip ->
                problems.error(
                    ManagedVip.PATH,
                    vip + " is " + vip.family() + " but the API is served on " + primary,
                    "give an " + primary + " address"));
  }
}
