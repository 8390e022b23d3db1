package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** kubeadm warns of it too. */
public final class NetworksAreNotSiteLocal implements ConfigRule {
  private static final Cidr SITE_LOCAL = Cidr.parse("fec0::/10");

  @Override
  public String code() {
    return "network/site-local";
  }

  @Override
  public String title() {
    return "no network lies in fec0::/10, which RFC 3879 has deprecated";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    UsedNetwork.all(config).stream()
        .filter(network -> SITE_LOCAL.contains(network.cidr()))
        .forEach(
            network ->
                problems.warning(
                    network.path(),
                    network.cidr() + " is site-local, which RFC 3879 has deprecated",
                    "use addresses of fd00::/8"));
  }
}
