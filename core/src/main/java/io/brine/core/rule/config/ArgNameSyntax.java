package io.brine.core.rule.config;

import io.brine.core.config.Arg;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.regex.Pattern;

/** kubeadm puts the dashes there; without a name it refuses the argument. */
public final class ArgNameSyntax implements ConfigRule {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9._]*[a-z0-9])?");

  @Override
  public String code() {
    return "kubernetes/arg-name";
  }

  @Override
  public String title() {
    return "extra arguments have names without dashes in front";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    StaticPodAt.all(config).forEach(pod -> pod.eachArg((path, arg) -> check(path, arg, problems)));
  }

  private static void check(String path, Arg arg, Problems.Collector problems) {
    if (!NAME.matcher(arg.name()).matches()) {
      problems.error(
          path + ".name",
          "\"" + arg.name() + "\" is not the name of an argument",
          "write it like audit-log-path, without '--' and '='");
    }
  }
}
