package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** The API server stores everything there. */
public final class EtcdGiven implements ConfigRule {

  @Override
  public String code() {
    return "nodes/etcd";
  }

  @Override
  public String title() {
    return "at least one node has the role etcd";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    if (!config.nodes().isEmpty() && NodeAt.with(Role.ETCD, config).isEmpty()) {
      problems.error(
          NodeAt.ROLES,
          "no node has the role etcd",
          "give it to all control-plane nodes, or to 1, 3 or 5 others");
    }
  }
}
