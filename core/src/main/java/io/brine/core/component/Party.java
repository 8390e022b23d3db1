package io.brine.core.component;

import io.brine.core.config.NetworksConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Cidr;
import java.util.List;
import java.util.stream.Stream;

/** Who listens or connects: few nodes by their addresses, many by their networks. */
public enum Party {
  BOOTSTRAP("the bootstrap node"),
  CONTROL_PLANE("control-plane nodes"),
  ETCD("etcd nodes"),
  NODES("all nodes"),
  CONTROL_PLANE_NETWORK("the control plane's networks"),
  WORKLOAD_NETWORK("the workload plane's networks"),
  PODS("pods"),
  ANYONE("anyone");

  private final String text;

  Party(String text) {
    this.text = text;
  }

  /** Whether a node is one of these. A network includes no node by itself. */
  public boolean includes(NodeContext node) {
    return switch (this) {
      case BOOTSTRAP -> node.node().has(Role.BOOTSTRAP);
      case CONTROL_PLANE -> node.isControlPlane();
      case ETCD -> node.isEtcd();
      case NODES -> node.isInCluster();
      default -> false;
    };
  }

  /** Where they come from: addresses of nodes as networks of one address each. */
  public List<Cidr> sources(ClusterContext cluster) {
    NetworksConfig networks = cluster.config().networks();
    return switch (this) {
      case BOOTSTRAP -> addresses(cluster.nodes().stream().filter(n -> n.has(Role.BOOTSTRAP)));
      case CONTROL_PLANE -> addresses(cluster.controlPlane().stream());
      case ETCD -> addresses(cluster.etcd().stream());
      case NODES, CONTROL_PLANE_NETWORK -> networks.controlPlane().cidrs();
      case WORKLOAD_NETWORK -> networks.workloadCidrs();
      case PODS -> networks.pods().cidr().cidrs();
      case ANYONE -> List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    };
  }

  private static List<Cidr> addresses(Stream<ResolvedNode> nodes) {
    return nodes
        .flatMap(node -> node.addresses().controlPlane().stream())
        .map(SelectedAddress::address)
        .map(address -> Cidr.around(address, address.family().bits()))
        .toList();
  }

  /** {@code control-plane nodes}. */
  @Override
  public String toString() {
    return text;
  }
}
