package io.brine.core.rule.inventory;

import io.brine.core.config.Role;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.Problems;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whoever may hold the VIP reaches it without a router, on one link. */
final class VipSubnetRule implements InventoryRule {
  @Override
  public String code() {
    return "vip/subnet";
  }

  @Override
  public String title() {
    return "with keepalived, the VIP is in the subnet of each control-plane node's address, one for all";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    facts.managedVip().ifPresent(vip -> check(vip, facts, problems));
  }

  private static void check(IpAddress vip, ClusterFacts facts, Problems.Collector problems) {
    HostProblems found = new HostProblems();
    Set<Cidr> subnets = new HashSet<>();
    for (MatchedNode node : facts.with(Role.CONTROL_PLANE)) {
      Optional<SelectedAddress> address = node.selections().controlPlane(vip.family());
      address.ifPresent(own -> subnets.add(own.own().network()));
      if (address.isPresent() && !address.get().own().network().contains(vip)) {
        found.error(
            node,
            "the VIP " + vip + " is not in the subnet of its address " + address.get().own(),
            "choose a VIP in the subnet that all control-plane nodes share, or a load balancer of"
                + " yours with keepalived.enabled: false");
      }
    }
    found.report(problems);
    if (subnets.size() > 1 && subnets.stream().allMatch(subnet -> subnet.contains(vip))) {
      problems.error(
          "apiServer.vip",
          "the control-plane nodes are not in one subnet: " + subnets.stream().sorted().toList(),
          "give their interfaces the same prefix length");
    }
  }
}
