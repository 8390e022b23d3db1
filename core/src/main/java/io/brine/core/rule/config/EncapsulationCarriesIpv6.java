package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.PluginConfig.Encapsulation;
import io.brine.core.config.PluginConfig.Plugin;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** Calico has IP-in-IP for IPv4 pools only. */
public final class EncapsulationCarriesIpv6 implements ConfigRule {

  @Override
  public String code() {
    return "network/encapsulation";
  }

  @Override
  public String title() {
    return "IP-in-IP carries only IPv4";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.PODS);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    boolean ipip =
        config.networks().plugin().name() == Plugin.CALICO
            && config.networks().plugin().encapsulation() == Encapsulation.IPIP;
    if (ipip && config.networks().pods().cidr().of(IpFamily.IPV6).isPresent()) {
      problems.error(
          "networks.plugin.encapsulation",
          "IP-in-IP cannot carry the pods' IPv6",
          "use vxlan or none");
    }
  }
}
