package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** As kubeadm's {@code ParsePort}. */
public final class ApiPortInRange implements ConfigRule {

  @Override
  public String code() {
    return "api-server/port-range";
  }

  @Override
  public String title() {
    return "the port of the API is 1 to 65535";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int port = config.apiServer().port();
    if (port < 1 || port > 65535) {
      problems.error("apiServer.port", port + " is not 1 to 65535", "use 6443");
    }
  }
}
