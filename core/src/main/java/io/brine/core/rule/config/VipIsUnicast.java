package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.net.Host;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Other hosts cannot reach these. */
public final class VipIsUnicast implements ConfigRule {

  @Override
  public String code() {
    return "vip/reserved";
  }

  @Override
  public String title() {
    return "an address as VIP is no loopback, link-local, multicast or reserved one";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    config
        .apiServer()
        .endpoint()
        .flatMap(Host::asAddress)
        .flatMap(vip -> NetworksAreUnicast.rangeOf(Cidr.around(vip, vip.family().bits())))
        .ifPresent(
            range ->
                problems.error(
                    ManagedVip.PATH,
                    "it is one of the " + range + " addresses",
                    "choose an address that a host can have"));
  }
}
