package io.brine.core.takeover;

import io.brine.core.config.ClusterName;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.HostRuntime;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.Software;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts of nodes that kubeadm made as if they were those of Brine's nodes. */
public final class Adopted {

  private Adopted() {}

  /**
   * The same facts with the hosts on which kubeadm was as nodes of the cluster of this name: what
   * listens there and what lies in /etc/kubernetes is then the cluster's own.
   */
  public static Inventory by(ClusterName cluster, Inventory found) {
    SortedMap<MinionId, NodeFacts> nodes = new TreeMap<>(found.nodes());
    nodes.replaceAll((minion, node) -> isNode(node) && !isBrines(node) ? by(cluster, node) : node);
    return new Inventory(nodes, found.silent(), found.unreadable());
  }

  /** Whether the host is a node of a cluster, or has a member of etcd. */
  public static boolean isNode(NodeFacts node) {
    KubernetesTraces traces = node.runtime().software().kubernetes();
    return traces.kubeletConfigured() || traces.manifests().contains("etcd.yaml");
  }

  private static boolean isBrines(NodeFacts node) {
    return !node.runtime().software().kubernetes().brineCluster().isEmpty();
  }

  private static NodeFacts by(ClusterName cluster, NodeFacts node) {
    HostRuntime runtime = node.runtime();
    Software software = runtime.software();
    KubernetesTraces traces = software.kubernetes();
    KubernetesTraces ours =
        new KubernetesTraces(
            cluster.value(), traces.manifests(), traces.kubeletConfigured(), traces.etcd());
    return new NodeFacts(
        node.identity(),
        node.os(),
        node.hardware(),
        node.network(),
        new HostRuntime(
            runtime.swapDevices(),
            runtime.forwarding(),
            runtime.listeners(),
            new Software(software.services(), software.binaries(), ours),
            runtime.clock()),
        node.salt());
  }
}
