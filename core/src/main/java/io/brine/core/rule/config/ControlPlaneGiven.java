package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** Without one there is no API server. */
public final class ControlPlaneGiven implements ConfigRule {

  @Override
  public String code() {
    return "nodes/control-plane";
  }

  @Override
  public String title() {
    return "at least one node has the role control-plane";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    if (!config.nodes().isEmpty() && NodeAt.with(Role.CONTROL_PLANE, config).isEmpty()) {
      problems.error(
          NodeAt.ROLES, "no node has the role control-plane", "give it to 1, 3 or 5 nodes");
    }
  }
}
