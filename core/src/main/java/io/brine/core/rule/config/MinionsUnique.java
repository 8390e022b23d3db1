package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.HashSet;
import java.util.Set;

/** Two entries may ask for different things. */
public final class MinionsUnique implements ConfigRule {

  @Override
  public String code() {
    return "nodes/unique-minion";
  }

  @Override
  public String title() {
    return "no minion is named twice";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    Set<String> seen = new HashSet<>();
    for (NodeAt node : NodeAt.all(config)) {
      if (!seen.add(node.entry().minion().text())) {
        problems.error(
            node.child("minion"),
            "\"" + node.entry().minion() + "\" is there twice",
            "put all its roles into one entry");
      }
    }
  }
}
