package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;

/** The kubelet does not start on cgroup v1 unless it is told to. */
final class CgroupRule implements HostRule {
  @Override
  public String code() {
    return "host/cgroup";
  }

  @Override
  public String title() {
    return "hosts use cgroup v2, or the kubelet's failCgroupV1 is false";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    if (node.facts().os().cgroupVersion() >= 2) {
      return;
    }
    String advice = "boot the host with systemd.unified_cgroup_hierarchy=1";
    if (KubeletFlags.isOn(config, "failCgroupV1")) {
      problems.error(
          node,
          "it uses cgroup v1, with which the kubelet does not start",
          advice + ", or set kubernetes.kubelet.failCgroupV1: false");
    } else {
      problems.warning(node, "it uses cgroup v1, which Kubernetes is going to drop", advice);
    }
  }
}
