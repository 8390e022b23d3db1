package io.brine.core.component;

import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.Route;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The addresses that a node registers with: those that were chosen for its control plane. */
final class NodeIp {

  private static final Cidr LINK_LOCAL = Cidr.parse("fe80::/10");

  private NodeIp() {}

  /**
   * The kubelet's {@code --node-ip}. Empty where the kubelet finds the same address by itself, as
   * it does on most hosts and as kubeadm leaves it to do (k8s.io/apimachinery/pkg/util/net,
   * ResolveBindAddress); two families it never finds.
   */
  static Optional<String> argument(ResolvedNode node) {
    List<SelectedAddress> chosen = node.addresses().controlPlane();
    IpAddress primary = Nodes.address(node);
    Optional<IpAddress> found = byDefaultRoute(node.facts().network(), primary.family());
    if (chosen.size() == 1 && found.equals(Optional.of(primary))) {
      return Optional.empty();
    }
    return Optional.of(
        chosen.stream().map(one -> one.address().toString()).collect(Collectors.joining(",")));
  }

  private static Optional<IpAddress> byDefaultRoute(HostNetwork network, IpFamily family) {
    Optional<String> dev = network.defaultRoute(family).map(Route::dev);
    return network.interfaces().stream()
        .filter(one -> dev.filter(one.name()::equals).isPresent())
        .map(NetworkInterface::addresses)
        .flatMap(List::stream)
        .map(InterfaceAddress::address)
        .filter(address -> address.family() == family && !LINK_LOCAL.contains(address))
        .findFirst();
  }
}
