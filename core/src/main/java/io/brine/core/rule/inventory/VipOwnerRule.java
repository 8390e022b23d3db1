package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problems;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Before keepalived starts, nobody has the VIP; later, only its control-plane nodes. */
final class VipOwnerRule implements InventoryRule {
  @Override
  public String code() {
    return "vip/owner";
  }

  @Override
  public String title() {
    return "no minion has the VIP but control-plane nodes that Brine has made";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    Set<MinionId> entitled =
        facts.with(Role.CONTROL_PLANE).stream()
            .filter(node -> node.belongsTo(facts.clusterName()))
            .map(MatchedNode::minion)
            .collect(Collectors.toSet());
    facts
        .managedVip()
        .ifPresent(
            vip -> {
              SortedSet<MinionId> owners = new TreeSet<>();
              facts
                  .inventory()
                  .nodes()
                  .forEach(
                      (minion, node) -> {
                        if (node.network().has(vip) && !entitled.contains(minion)) {
                          owners.add(minion);
                        }
                      });
              if (!owners.isEmpty()) {
                problems.error(
                    "apiServer.vip",
                    "the address " + vip + " is already on " + Minions.named(owners),
                    "choose a free address, or take it off that host");
              }
            });
  }
}
