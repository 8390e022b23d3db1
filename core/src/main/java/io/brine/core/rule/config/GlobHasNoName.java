package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** Its nodes cannot all have the same. */
public final class GlobHasNoName implements ConfigRule {

  @Override
  public String code() {
    return "nodes/glob-name";
  }

  @Override
  public String title() {
    return "an entry with a glob has no name";
  }

  @Override
  public List<String> reads() {
    return List.of("nodes[*].minion");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    NodeAt.all(config).stream()
        .filter(node -> node.entry().minion().isGlob() && node.entry().name() != null)
        .forEach(
            node ->
                problems.error(
                    node.child("name"),
                    "the glob \"" + node.entry().minion() + "\" has one name for many nodes",
                    "leave the name out: each node gets its host name"));
  }
}
