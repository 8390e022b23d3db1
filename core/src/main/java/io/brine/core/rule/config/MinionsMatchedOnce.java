package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** Two entries may ask for different things. */
public final class MinionsMatchedOnce implements ConfigRule {

  @Override
  public String code() {
    return "nodes/matched-twice";
  }

  @Override
  public String title() {
    return "no minion that is named is matched by a glob too";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<NodeAt> globs =
        NodeAt.all(config).stream().filter(node -> node.entry().minion().isGlob()).toList();
    for (NodeAt node : NodeAt.all(config)) {
      node.entry().minion().id().ifPresent(id -> check(node, id, globs, problems));
    }
  }

  private static void check(
      NodeAt node, MinionId id, List<NodeAt> globs, Problems.Collector problems) {
    globs.stream()
        .filter(glob -> glob.entry().minion().matches(id))
        .findFirst()
        .ifPresent(
            glob ->
                problems.error(
                    node.child("minion"),
                    "\"" + id + "\" is matched by \"" + glob.entry().minion() + "\" too",
                    "make the glob narrower"));
  }
}
