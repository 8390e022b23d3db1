package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;

/** Kubernetes tells machines apart by their machine-id. */
final class MachineIdRule implements HostRule {
  @Override
  public String code() {
    return "host/machine-id";
  }

  @Override
  public String title() {
    return "each host has a machine-id";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    if (node.facts().identity().machineId().isEmpty()) {
      problems.error(node, "/etc/machine-id is empty", "run systemd-machine-id-setup and reboot");
    }
  }
}
