package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.MatchedNode;

/** As kubeadm's preflight {@code Mem}. */
final class MemoryRule implements HostRule {
  /** In MiB; kubeadm: constants.ControlPlaneMem. */
  private static final long CONTROL_PLANE_MEBIBYTES = 1700;

  @Override
  public String code() {
    return "host/memory";
  }

  @Override
  public String title() {
    return "a control-plane node has at least 1700 MB of memory";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    long mebibytes = node.facts().hardware().memoryBytes() >> 20;
    if (node.has(Role.CONTROL_PLANE) && mebibytes < CONTROL_PLANE_MEBIBYTES) {
      problems.error(
          node,
          "a control-plane node needs "
              + CONTROL_PLANE_MEBIBYTES
              + " MB of memory and it has "
              + mebibytes,
          "give it more, or the role to another minion");
    }
  }
}
