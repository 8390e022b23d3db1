package io.brine.core.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.NodeName;
import io.brine.core.config.Role;
import io.brine.core.net.Cidr;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted beside what was found for it. A minion that two entries mean is there twice, one
 * that did not answer not at all.
 */
public record ClusterFacts(ClusterConfig config, Inventory inventory, List<MatchedNode> nodes) {
  public ClusterFacts {
    nodes = List.copyOf(nodes);
  }

  public static ClusterFacts of(ClusterConfig config, Inventory inventory) {
    List<MatchedNode> nodes = new ArrayList<>();
    for (int i = 0; i < config.nodes().size(); i++) {
      NodeEntry entry = config.nodes().get(i);
      for (MinionId minion : matching(entry, inventory.nodes().keySet())) {
        NodeFacts facts = inventory.nodes().get(minion);
        if (facts != null) {
          AddressSelections selections = select(config, facts.network());
          nodes.add(new MatchedNode(i, entry, minion, facts, selections));
        }
      }
    }
    return new ClusterFacts(config, inventory, nodes);
  }

  /** Those that an entry means. */
  public static List<MinionId> matching(NodeEntry entry, Collection<MinionId> minions) {
    Optional<MinionId> id = entry.minion().id();
    if (id.isPresent()) {
      return minions.contains(id.get()) ? List.of(id.get()) : List.of();
    }
    return minions.stream().filter(entry.minion()::matches).toList();
  }

  public List<MatchedNode> with(Role role) {
    return nodes.stream().filter(node -> node.has(role)).toList();
  }

  public String clusterName() {
    return config.metadata().name().toString();
  }

  /** The VIP, when it is an address and Brine's keepalived moves it. */
  public Optional<IpAddress> managedVip() {
    return config.apiServer().keepalivedManaged() ? vip(config) : Optional.empty();
  }

  private static Optional<IpAddress> vip(ClusterConfig config) {
    return config.apiServer().endpoint().flatMap(Host::asAddress);
  }

  /** Where the addresses of a host would be on the planes of the configuration. */
  public static AddressSelections select(ClusterConfig config, HostNetwork network) {
    return new AddressSelections(
        select(config, config.networks().controlPlane().cidrs(), network),
        select(config, config.networks().workloadCidrs(), network));
  }

  /** One of each family of the services, the second only where the plane has any. */
  private static List<AddressSelection> select(
      ClusterConfig config, List<Cidr> cidrs, HostNetwork network) {
    AddressSelector selector =
        new AddressSelector(cidrs, vip(config).map(Set::of).orElse(Set.of()));
    IpFamily primary = config.networks().services().cidr().primary().family();
    return config.networks().services().cidr().cidrs().stream()
        .map(Cidr::family)
        .distinct()
        .filter(family -> family == primary || selector.hasAny(family))
        .map(family -> selector.select(network, family))
        .toList();
  }

  /** As nodes of the cluster; only when no rule found an error. */
  public ResolvedNodes resolved() {
    return ResolvedNodes.of(nodes.stream().map(ClusterFacts::resolve).toList());
  }

  private static ResolvedNode resolve(MatchedNode node) {
    return new ResolvedNode(
        node.entry(),
        node.minion(),
        NodeName.parse(node.name()),
        node.facts(),
        node.selections().addresses());
  }
}
