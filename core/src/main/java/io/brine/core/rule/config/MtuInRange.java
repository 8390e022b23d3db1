package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** IPv6 needs 1280 (RFC 8200), IPv4 has 16 bits for a length. */
public final class MtuInRange implements ConfigRule {

  @Override
  public String code() {
    return "network/mtu";
  }

  @Override
  public String title() {
    return "the MTU is 1280 to 65535";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int mtu = config.networks().workloadPlane().mtu();
    if (mtu < 1280 || mtu > 65535) {
      problems.error(
          "networks.workloadPlane.mtu",
          mtu + " is not 1280 to 65535",
          "use the MTU of the interfaces");
    }
  }
}
