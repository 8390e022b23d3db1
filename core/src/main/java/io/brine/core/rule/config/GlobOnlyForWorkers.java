package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;
import java.util.Set;

/** A key that is accepted later must never become a control-plane node by its name. */
public final class GlobOnlyForWorkers implements ConfigRule {

  @Override
  public String code() {
    return "nodes/glob";
  }

  @Override
  public String title() {
    return "a glob has no role but worker";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    NodeAt.all(config).stream()
        .filter(node -> node.entry().minion().isGlob())
        .filter(node -> !Set.of(Role.WORKER).containsAll(node.entry().roles()))
        .forEach(
            node ->
                problems.error(
                    node.child("minion"),
                    "the glob \""
                        + node.entry().minion()
                        + "\" has the roles "
                        + node.entry().roles(),
                    "name each such node by its minion id; globs are for workers"));
  }
}
