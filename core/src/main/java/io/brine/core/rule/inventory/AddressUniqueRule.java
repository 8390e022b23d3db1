package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The address of a node is on no other minion, in the cluster or beside it. */
final class AddressUniqueRule implements InventoryRule {
  @Override
  public String code() {
    return "node/address-unique";
  }

  @Override
  public String title() {
    return "no other minion has an address that was chosen for a node";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    Map<IpAddress, SortedSet<MinionId>> owners = owners(facts);
    HostProblems found = new HostProblems();
    for (MatchedNode node : facts.nodes()) {
      node.selections()
          .all()
          .map(SelectedAddress::address)
          .distinct()
          .forEach(
              address -> {
                SortedSet<MinionId> others =
                    new TreeSet<>(owners.getOrDefault(address, new TreeSet<>()));
                others.remove(node.minion());
                if (!others.isEmpty()) {
                  found.error(
                      node,
                      "its address " + address + " is also on " + Minions.named(others),
                      "give one of the hosts another address");
                }
              });
    }
    found.report(problems);
  }

  private static Map<IpAddress, SortedSet<MinionId>> owners(ClusterFacts facts) {
    Map<IpAddress, SortedSet<MinionId>> owners = new HashMap<>();
    facts
        .inventory()
        .nodes()
        .forEach(
            (minion, node) -> {
              HostNetwork network = node.network();
              network
                  .ownAddresses()
                  .forEach(
                      own ->
                          owners
                              .computeIfAbsent(own.address(), unused -> new TreeSet<>())
                              .add(minion));
            });
    return owners;
  }
}
