package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Host;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** It cannot move a DNS name. */
public final class KeepalivedHasAddress implements ConfigRule {

  @Override
  public String code() {
    return "keepalived/needs-address";
  }

  @Override
  public String title() {
    return "keepalived is enabled only with an address as VIP";
  }

  @Override
  public List<String> reads() {
    return List.of("apiServer.vip");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    boolean enabled = Boolean.TRUE.equals(config.apiServer().keepalived().enabled());
    if (enabled && config.apiServer().endpoint().flatMap(Host::asAddress).isEmpty()) {
      problems.error(
          "apiServer.keepalived.enabled",
          "keepalived is enabled but the VIP is no address",
          "give apiServer.vip an address, or leave keepalived out");
    }
  }
}
