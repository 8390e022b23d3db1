package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** Its kubelet runs without an API server, as kubeadm's documentation of external etcd has it. */
public final class ExternalEtcdIsNoWorker implements ConfigRule {

  @Override
  public String code() {
    return "nodes/etcd-worker";
  }

  @Override
  public String title() {
    return "an etcd node outside the control plane is no worker";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    NodeAt.with(Role.ETCD, config).stream()
        .filter(node -> node.entry().has(Role.WORKER) && !node.entry().has(Role.CONTROL_PLANE))
        .forEach(
            node ->
                problems.error(
                    node.child("roles"),
                    "\"" + node.entry().minion() + "\" is a worker and an external etcd member",
                    "use separate nodes"));
  }
}
