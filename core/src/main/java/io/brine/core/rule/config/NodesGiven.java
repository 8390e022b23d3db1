package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Without one there is no cluster. */
public final class NodesGiven implements ConfigRule {

  @Override
  public String code() {
    return "nodes/required";
  }

  @Override
  public String title() {
    return "nodes names at least one node";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    if (config.nodes().isEmpty()) {
      problems.error("nodes", "no node is named", "name the bootstrap node at least");
    }
  }
}
