package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import java.util.List;

/**
 * As kubeadm's preflight {@code FileExisting}, and {@code ip}, which Brine reads addresses with.
 */
final class BinaryRule implements HostRule {
  private static final List<String> NEEDED = List.of("cp", "ip", "losetup", "mount");

  @Override
  public String code() {
    return "host/binary";
  }

  @Override
  public String title() {
    return "the programs that kubeadm and Brine need are there: cp, ip, losetup, mount";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    for (String name : NEEDED) {
      if (!node.facts().runtime().software().binaries().contains(name)) {
        problems.error(
            node,
            "there is no " + name + " in /usr/sbin, /usr/bin, /sbin or /bin",
            "install the package that has it: coreutils, iproute2 (iproute), util-linux or mount");
      }
    }
  }
}
