package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.DiskSpace;
import io.brine.core.inventory.MatchedNode;

/** The kubelet puts pods off a node whose disk is full, and fails it from the start. */
final class DiskRule implements HostRule {
  /** The kubelet evicts below: evictionHard imagefs.available and nodefs.available. */
  private static final int IMAGES_PERCENT = 15;

  private static final int PODS_PERCENT = 10;

  /** How far its data may grow: --quota-backend-bytes. */
  private static final long ETCD_BYTES = 2L << 30;

  @Override
  public String code() {
    return "host/disk";
  }

  @Override
  public String title() {
    return "there is room where images, pods and etcd's data go";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    for (DiskSpace disk : node.facts().hardware().disks()) {
      switch (disk.folder()) {
        case "/var/lib/containerd" -> checkShare(node, disk, IMAGES_PERCENT, problems);
        case "/var/lib/kubelet" -> checkShare(node, disk, PODS_PERCENT, problems);
        case "/var/lib/etcd" -> checkEtcd(node, disk, problems);
        default -> {}
      }
    }
  }

  private static void checkShare(
      MatchedNode node, DiskSpace disk, int percent, HostProblems problems) {
    if (disk.freePercent() < percent) {
      problems.error(
          node,
          disk.folder()
              + " has "
              + disk.freePercent()
              + "% free; the kubelet wants "
              + percent
              + "%",
          "free some space, or mount a larger disk there");
    }
  }

  private static void checkEtcd(MatchedNode node, DiskSpace disk, HostProblems problems) {
    if (node.has(Role.ETCD) && disk.freeBytes() < ETCD_BYTES) {
      problems.error(
          node,
          disk.folder()
              + " has "
              + (disk.freeBytes() >> 20)
              + " MiB free; etcd's data may need 2048",
          "free some space, or mount a larger disk there");
    }
  }
}
