package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.EnvVar;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;
import java.util.regex.Pattern;

/** As Kubernetes' {@code IsEnvVarName}. */
public final class EnvNameSyntax implements ConfigRule {
  private static final Pattern NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

  @Override
  public String code() {
    return "kubernetes/env-name";
  }

  @Override
  public String title() {
    return "environment variables have names that Kubernetes takes";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (StaticPodAt pod : StaticPodAt.all(config)) {
      List<EnvVar> variables = pod.settings().extraEnvs();
      for (int i = 0; i < variables.size(); i++) {
        String name = variables.get(i).name();
        if (!NAME.matcher(name).matches()) {
          problems.error(
              pod.path() + ".extraEnvs[" + i + "].name",
              "\"" + name + "\" is not the name of an environment variable",
              "use letters, digits, '-', '_' and '.', not beginning with a digit");
        }
      }
    }
  }
}
