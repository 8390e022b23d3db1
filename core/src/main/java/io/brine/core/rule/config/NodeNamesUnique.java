package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.NodeName;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.HashSet;
import java.util.Set;

/** Kubernetes knows a node by its name. */
public final class NodeNamesUnique implements ConfigRule {

  @Override
  public String code() {
    return "nodes/unique-name";
  }

  @Override
  public String title() {
    return "no two nodes have the same name";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    Set<NodeName> seen = new HashSet<>();
    for (NodeAt node : NodeAt.all(config)) {
      NodeName name = node.entry().name();
      if (name != null && !seen.add(name)) {
        problems.error(
            node.child("name"),
            "another node has the name \"" + name + "\" too",
            "give each its own");
      }
    }
  }
}
