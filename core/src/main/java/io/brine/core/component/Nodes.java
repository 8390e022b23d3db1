package io.brine.core.component;

import io.brine.core.inventory.ResolvedNode;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;

/** Addresses of nodes and of what runs on them. */
final class Nodes {

  private static final int ETCD_CLIENT_PORT = 2379;
  private static final int ETCD_PEER_PORT = 2380;

  private Nodes() {}

  static IpAddress address(ResolvedNode node) {
    return node.addresses().primary().address();
  }

  /** Of the node's own family: {@code 127.0.0.1} or {@code ::1}. */
  static IpAddress loopback(ResolvedNode node) {
    return IpAddress.parse(address(node).isIpv4() ? "127.0.0.1" : "::1");
  }

  static String etcdClientUrl(IpAddress address) {
    return "https://" + HostPort.of(address, ETCD_CLIENT_PORT);
  }

  static String etcdPeerUrl(IpAddress address) {
    return "https://" + HostPort.of(address, ETCD_PEER_PORT);
  }
}
