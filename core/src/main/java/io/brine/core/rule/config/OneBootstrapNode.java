package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** It serves packages and images to the others. */
public final class OneBootstrapNode implements ConfigRule {

  @Override
  public String code() {
    return "nodes/bootstrap";
  }

  @Override
  public String title() {
    return "exactly one node is the bootstrap node";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<NodeAt> bootstrap = NodeAt.with(Role.BOOTSTRAP, config);
    if (bootstrap.isEmpty() && !config.nodes().isEmpty()) {
      problems.error(NodeAt.ROLES, "no node has the role bootstrap", "give it to exactly one node");
    }
    bootstrap.stream()
        .skip(1)
        .forEach(
            node ->
                problems.error(
                    node.child("roles"),
                    "\"" + node.entry().minion() + "\" is a second bootstrap node",
                    "keep \"" + bootstrap.get(0).entry().minion() + "\" or this one"));
  }
}
