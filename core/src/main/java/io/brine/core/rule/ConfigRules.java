package io.brine.core.rule;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ReadConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.List;

/** Every rule for configurations, and how they are asked. */
public final class ConfigRules {
  public static final List<ConfigRule> ALL = List.of();

  private ConfigRules() {}

  /**
   * Asks all rules about what could be read, and gives their problems with those of reading. What
   * could not be read is never held against other values.
   */
  public static Checked<ValidConfig> check(ReadConfig read) {
    List<Problem> found =
        ALL.stream()
            .filter(rule -> !read.isLost(rule.reads()))
            .flatMap(rule -> check(rule, read.config()).all().stream())
            .filter(problem -> !read.isLost(List.of(problem.location().path())))
            .map(read::locate)
            .toList();
    return ValidConfig.of(read.config(), read.problems().and(new Problems(found)));
  }

  static Problems check(ConfigRule rule, ClusterConfig config) {
    Problems.Collector problems = new Problems.Collector(rule.code());
    rule.check(config, problems);
    return problems.problems();
  }
}
