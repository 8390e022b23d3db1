package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** An entry without one means nothing. */
public final class RolesGiven implements ConfigRule {

  @Override
  public String code() {
    return "nodes/roles";
  }

  @Override
  public String title() {
    return "every node has a role";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    NodeAt.all(config).stream()
        .filter(node -> node.entry().roles().isEmpty())
        .forEach(
            node ->
                problems.error(
                    node.child("roles"),
                    "\"" + node.entry().minion() + "\" has no role",
                    "give it one of bootstrap, control-plane, etcd, worker"));
  }
}
