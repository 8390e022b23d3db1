package io.brine.core.component;

import io.brine.core.config.Role;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;

/** One node, and the cluster it belongs to. */
public record NodeContext(ClusterContext cluster, ResolvedNode node) {

  public String name() {
    return node.name().value();
  }

  /** On the control plane; kubeadm's {@code advertiseAddress}. */
  public IpAddress address() {
    return Nodes.address(node);
  }

  public boolean isControlPlane() {
    return node.has(Role.CONTROL_PLANE);
  }

  public boolean isEtcd() {
    return node.has(Role.ETCD);
  }

  /** Whether the cluster begins on this node, as with {@code kubeadm init}. */
  public boolean isFirst() {
    return node.equals(cluster.first());
  }

  /** Whether the node is one of the cluster's, and not only a member of an external etcd. */
  public boolean isInCluster() {
    return isControlPlane() || node.has(Role.WORKER);
  }

  /** Whether all hosts take packages and images from this one. */
  public boolean isSiteServer() {
    return cluster.site().filter(site -> site.server().equals(node)).isPresent();
  }

  public boolean isDebian() {
    return node.facts().os().family() == OsFamily.DEBIAN;
  }

  /** URL of this node's own kube-apiserver. */
  public String localServer() {
    return "https://" + HostPort.of(address(), cluster.apiServerPort());
  }

  /** Where this node's own kube-apiserver says whether it is alive. */
  String localLivez() {
    return localServer() + "/livez";
  }

  /** URL that this node's kubelet and users on it talk to the API at. */
  public String server() {
    return cluster.endpoint().map(endpoint -> "https://" + endpoint).orElseGet(this::fallback);
  }

  private String fallback() {
    return isControlPlane() ? localServer() : cluster.server();
  }
}
