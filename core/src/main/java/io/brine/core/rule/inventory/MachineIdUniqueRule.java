package io.brine.core.rule.inventory;

import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problems;

/** kubelet reports the machine-id, and DHCP leases hang on it. */
final class MachineIdUniqueRule implements InventoryRule {
  private static final Duplicates DUPLICATES =
      new Duplicates(
          "the machine-id",
          "on all but one of them: rm /etc/machine-id /var/lib/dbus/machine-id, systemd-machine-id-setup, reboot");

  @Override
  public String code() {
    return "host/machine-id-unique";
  }

  @Override
  public String title() {
    return "no two hosts have the same machine-id, as clones of one image do";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    DUPLICATES.report(facts, node -> node.facts().identity().machineId(), problems);
  }
}
