package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** As RFC 9568 has it. */
public final class RouterIdInRange implements ConfigRule {

  @Override
  public String code() {
    return "keepalived/router-id";
  }

  @Override
  public String title() {
    return "the virtual router id is 1 to 255";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    Integer id = config.apiServer().keepalived().virtualRouterId();
    if (id != null && (id < 1 || id > 255)) {
      problems.error(
          "apiServer.keepalived.virtualRouterId",
          id + " is not 1 to 255",
          "leave it out to have it derived from the VIP");
    }
  }
}
