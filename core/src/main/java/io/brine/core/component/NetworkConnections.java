package io.brine.core.component;

import io.brine.core.component.NetworkConnection.Endpoint;
import io.brine.core.component.NetworkService.Place;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The connections between nodes by which a firewall shows what it lets in. */
public final class NetworkConnections {

  private final ClusterContext cluster;
  private final List<NetworkService> services;

  private NetworkConnections(ClusterContext cluster) {
    this.cluster = cluster;
    this.services = NetworkServices.of(cluster);
  }

  /** Every TCP service of each of these nodes, from every other of them; UDP gives no answer. */
  public static List<NetworkConnection> between(ClusterContext cluster, List<ResolvedNode> nodes) {
    NetworkConnections table = new NetworkConnections(cluster);
    List<NetworkConnection> all = new ArrayList<>();
    for (ResolvedNode from : nodes) {
      for (ResolvedNode to : nodes) {
        if (!from.equals(to)) {
          all.addAll(table.between(from, to));
        }
      }
    }
    return all;
  }

  private List<NetworkConnection> between(ResolvedNode from, ResolvedNode to) {
    NodeContext listener = new NodeContext(cluster, to);
    return services.stream()
        .filter(service -> service.traffic().isTcp() && service.runsOn(listener))
        .filter(service -> !service.from().contains(Party.ANYONE))
        .map(service -> connection(service, from, to))
        .toList();
  }

  private NetworkConnection connection(NetworkService service, ResolvedNode from, ResolvedNode to) {
    IpAddress source = address(service, from);
    return new NetworkConnection(
        service.name(),
        service.traffic().first(),
        new Endpoint(from.minion(), from.name(), source),
        new Endpoint(to.minion(), to.name(), address(service, to)),
        isAllowed(service, source));
  }

  private boolean isAllowed(NetworkService service, IpAddress source) {
    return service.from().stream()
        .flatMap(party -> party.sources(cluster).stream())
        .anyMatch((Cidr network) -> network.contains(source));
  }

  private static IpAddress address(NetworkService service, ResolvedNode node) {
    List<SelectedAddress> workload = node.addresses().workload();
    return service.listening().at() == Place.WORKLOAD && !workload.isEmpty()
        ? workload.get(0).address()
        : node.addresses().primary().address();
  }
}
