package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** With none nothing would ever be done. */
public final class BatchMoves implements ConfigRule {

  @Override
  public String code() {
    return "apply/batch";
  }

  @Override
  public String title() {
    return "a batch has at least one member";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    if (config.apply().batch().number() == 0) {
      problems.error(
          "apply.batch",
          "a batch of " + config.apply().batch() + " is empty",
          "use a number like 3 or a share like 25%");
    }
  }
}
