package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** kubeadm knows stacked and external etcd, no mixture. */
public final class EtcdStackedOrExternal implements ConfigRule {

  @Override
  public String code() {
    return "nodes/etcd-placement";
  }

  @Override
  public String title() {
    return "etcd is on exactly the control-plane nodes or on none of them";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<NodeAt> etcd = NodeAt.with(Role.ETCD, config);
    List<NodeAt> controlPlane = NodeAt.with(Role.CONTROL_PLANE, config);
    List<NodeAt> both = etcd.stream().filter(controlPlane::contains).toList();
    boolean stacked = both.size() == etcd.size() && both.size() == controlPlane.size();
    if (!both.isEmpty() && !stacked) {
      problems.error(
          NodeAt.ROLES,
          both.size()
              + " of "
              + controlPlane.size()
              + " control-plane nodes are among the "
              + etcd.size()
              + " with etcd",
          "give etcd to all control-plane nodes and no others, or to none of them");
    }
  }
}
