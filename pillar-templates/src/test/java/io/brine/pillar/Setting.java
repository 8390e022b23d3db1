package io.brine.pillar;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.KubeadmInput;
import io.brine.core.component.NodeContext;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.plan.TestCluster;
import java.nio.file.Path;

/**
 * A setting that an operator makes, in a folder below src/test/resources/kubeadm-settings, and the
 * node that kubeadm's files were recorded of.
 */
record Setting(String folder, String minion, OperatingSystem os) {

  static Setting of(String folder) {
    return new Setting(folder, "bootstrap", TestCluster.debian());
  }

  static Setting onRedHat(String folder) {
    return new Setting(folder, "bootstrap", TestCluster.redHat());
  }

  static Setting ofMember(String folder, String minion) {
    return new Setting(folder, minion, TestCluster.debian());
  }

  @Override
  public String toString() {
    return folder;
  }

  Recording recording() {
    return Recording.ofSetting(folder);
  }

  /** With hosts for all that the settings name. */
  PlanInput input() {
    return hosts(TestCluster.ofDocument(recording().text("cluster.yaml"))).input();
  }

  TestCluster hosts(TestCluster cluster) {
    return cluster
        .host("bootstrap", "bootstrap", os, "10.77.1.11/24", "fd00:77::11/64")
        .host("etcd-1", "10.77.1.31/24")
        .host("etcd-2", "10.77.1.32/24")
        .host("etcd-3", "10.77.1.33/24");
  }

  /** What {@code brine show kubeadm-config} prints. */
  String kubeadmInput() {
    return kubeadmInput(minion);
  }

  String kubeadmInput(String of) {
    PlanInput input = input();
    ResolvedNode node =
        input.nodes().all().stream()
            .filter(one -> one.minion().value().equals(of))
            .findFirst()
            .orElseThrow();
    return KubeadmInput.yaml(new NodeContext(ClusterContext.of(input), node));
  }

  /** Lets a real kubeadm make the files of the node. */
  RealKubeadm.Made make(RealKubeadm kubeadm, Path root, String given) {
    OsFamily family = os.family();
    RealKubeadm.Host host = new RealKubeadm.Host(minion, family);
    if (minion.startsWith("etcd-")) {
      return kubeadm.etcdMember(root, host, given);
    }
    return ClusterContext.of(input()).etcdIsExternal()
        ? kubeadm.initWithExternalEtcd(root, host, given, kubeadmInput("etcd-1"))
        : kubeadm.init(root, host, given);
  }
}
