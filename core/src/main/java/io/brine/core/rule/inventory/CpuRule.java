package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.MatchedNode;

/** As kubeadm's preflight {@code NumCPU}. */
final class CpuRule implements HostRule {
  /** kubeadm: constants.ControlPlaneNumCPU. */
  private static final int CONTROL_PLANE_CPUS = 2;

  @Override
  public String code() {
    return "host/cpu";
  }

  @Override
  public String title() {
    return "a control-plane node has at least 2 CPUs";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    int cpus = node.facts().hardware().cpus();
    if (node.has(Role.CONTROL_PLANE) && cpus < CONTROL_PLANE_CPUS) {
      problems.error(
          node,
          "a control-plane node needs " + CONTROL_PLANE_CPUS + " CPUs and it has " + cpus,
          "give it more, or the role to another minion");
    }
  }
}
