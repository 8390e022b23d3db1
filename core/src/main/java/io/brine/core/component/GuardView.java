package io.brine.core.component;

import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * The view of the rules that close node ports, host ports and external IPs.
 *
 * @param pods may use them, wherever they lead
 * @param open whether anyone may use node ports
 */
public record GuardView(List<Network> pods, NodePortRange nodePorts, boolean open) {
  public GuardView {
    pods = List.copyOf(pods);
  }

  static GuardView of(ClusterContext cluster) {
    return new GuardView(
        List.of(network(cluster, IpFamily.IPV4, "ip"), network(cluster, IpFamily.IPV6, "ip6"))
            .stream()
            .flatMap(Optional::stream)
            .toList(),
        NodePortRange.of(cluster),
        cluster.config().networks().nodePorts().open());
  }

  private static Optional<Network> network(
      ClusterContext cluster, IpFamily family, String protocol) {
    Optional<Cidr> cidr = cluster.config().networks().pods().cidr().of(family);
    return cidr.map(found -> new Network(protocol, found.toString()));
  }

  /**
   * A network as nftables has it.
   *
   * @param protocol {@code ip} or {@code ip6}
   */
  public record Network(String protocol, String cidr) {}
}
