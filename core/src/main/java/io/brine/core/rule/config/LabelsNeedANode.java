package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** A host without control plane and workload has no Node object. */
public final class LabelsNeedANode implements ConfigRule {

  @Override
  public String code() {
    return "nodes/no-node";
  }

  @Override
  public String title() {
    return "labels and taints are only for nodes of the cluster";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    NodeAt.all(config).stream()
        .filter(node -> !node.entry().roles().isEmpty())
        .filter(node -> !node.entry().has(Role.WORKER) && !node.entry().has(Role.CONTROL_PLANE))
        .filter(node -> !node.entry().labels().isEmpty() || !node.entry().taints().isEmpty())
        .forEach(
            node ->
                problems.error(
                    node.path(),
                    "\"" + node.entry().minion() + "\" has labels or taints but no Node object",
                    "leave them out, or give it the role worker"));
  }
}
