package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.HttpUrl;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Password and token go over it. */
public final class SaltApiOverTls implements ConfigRule {

  @Override
  public String code() {
    return "salt/https";
  }

  @Override
  public String title() {
    return "salt-api is reached over https";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    HttpUrl api = config.salt().api();
    if (!api.isSecure()) {
      problems.error(
          "salt.api",
          "\"" + api + "\" is not https",
          "let salt-api serve TLS; brine master setup does");
    }
  }
}
