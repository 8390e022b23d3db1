package io.brine.core.rule.config;

import io.brine.core.config.Arg;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Set by hand they would contradict the plan. */
public final class ArgsAreOurs implements ConfigRule {

  @Override
  public String code() {
    return "kubernetes/arg-owned";
  }

  @Override
  public String title() {
    return "arguments that follow from other fields are left alone";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    StaticPodAt.all(config)
        .forEach(pod -> pod.eachArg((path, arg) -> check(pod, path, arg, problems)));
  }

  private static void check(StaticPodAt pod, String path, Arg arg, Problems.Collector problems) {
    OwnedArgs.reason(pod.name(), arg.name())
        .ifPresent(
            reason ->
                problems.error(
                    path + ".name",
                    "\"" + arg.name() + "\" of " + pod.name() + " follows from " + reason,
                    "leave it out"));
  }
}
