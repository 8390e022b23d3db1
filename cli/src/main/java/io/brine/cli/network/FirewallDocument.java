package io.brine.cli.network;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.NetworkConnection;
import io.brine.core.component.NetworkConnections;
import io.brine.core.component.NetworkService;
import io.brine.core.component.NetworkServices;
import io.brine.core.component.NodeContext;
import io.brine.core.component.Party;
import io.brine.core.net.Cidr;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What hosts let in because of Brine, as a document.
 *
 * @param managed whether Brine sees to it, or the operator
 * @param matrix TCP services that a node may connect to, by the node that connects and the one that
 *     listens
 */
public record FirewallDocument(
    String apiVersion,
    String kind,
    boolean managed,
    List<Host> hosts,
    Map<String, Map<String, String>> matrix) {

  /** One host and all that it lets in. */
  public record Host(String node, List<Entry> lets) {}

  /**
   * One service on a host.
   *
   * @param from who may connect
   * @param sources the same as networks
   */
  public record Entry(
      String service, Access access, List<String> from, List<String> sources, String why) {}

  /** What a service listens to. */
  public record Access(String traffic, String at) {}

  public static FirewallDocument of(ClusterContext cluster) {
    return new FirewallDocument(
        "brine.io/v1",
        "Firewall",
        cluster.config().firewall().manage(),
        cluster.nodes().stream().map(node -> host(new NodeContext(cluster, node))).toList(),
        matrix(cluster));
  }

  /** Who sees to it, as a sentence. */
  public String managedBy() {
    return managed
        ? "Brine sees to it that firewalld lets this in, beside what the operator's rules do."
        : "firewall.manage is false: the operator sees to it that this is let in.";
  }

  private static Host host(NodeContext node) {
    return new Host(
        node.name(),
        NetworkServices.of(node.cluster()).stream()
            .filter(service -> service.runsOn(node))
            .map(service -> entry(service, node.cluster()))
            .toList());
  }

  private static Entry entry(NetworkService service, ClusterContext cluster) {
    return new Entry(
        service.name(),
        new Access(service.traffic().toString(), service.listening().at().toString()),
        service.from().stream().map(Party::toString).toList(),
        service.from().stream()
            .flatMap(party -> party.sources(cluster).stream())
            .map(Cidr::toString)
            .distinct()
            .toList(),
        service.why());
  }

  private static Map<String, Map<String, String>> matrix(ClusterContext cluster) {
    return NetworkConnections.between(cluster, NetworkTest.sample(cluster)).stream()
        .filter(NetworkConnection::allowed)
        .collect(
            Collectors.groupingBy(
                one -> one.from().node().value(),
                TreeMap::new,
                Collectors.groupingBy(
                    one -> one.to().node().value(),
                    TreeMap::new,
                    Collectors.mapping(
                        NetworkConnection::service,
                        Collectors.collectingAndThen(
                            Collectors.toCollection(TreeSet::new),
                            all -> String.join(" ", all))))));
  }
}
