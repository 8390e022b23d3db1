package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.Route;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Addresses of pods and services exist nowhere else, as far as hosts know. */
final class OverlapRule implements HostRule {
  @Override
  public String code() {
    return "network/host-overlap";
  }

  @Override
  public String title() {
    return "the networks of pods and services overlap no interface and no route of a host";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    Map<String, List<Cidr>> cluster =
        Map.of(
            "networks.pods.cidr", config.networks().pods().cidr().cidrs(),
            "networks.services.cidr", config.networks().services().cidr().cidrs());
    cluster.forEach((field, cidrs) -> cidrs.forEach(cidr -> check(node, field, cidr, problems)));
  }

  private static void check(MatchedNode node, String field, Cidr cidr, HostProblems problems) {
    for (String place : overlapping(node.facts().network(), cidr)) {
      problems.error(
          node,
          cidr + " overlaps " + place,
          "choose another " + field + ", which no host has a way to");
    }
  }

  private static SortedSet<String> overlapping(HostNetwork network, Cidr cidr) {
    SortedSet<String> places = new TreeSet<>();
    for (NetworkInterface dev : network.interfaces()) {
      for (InterfaceAddress own : dev.addresses()) {
        if (cidr.overlaps(own.network())) {
          places.add(own.network() + " on " + dev.name());
        }
      }
    }
    for (Route route : network.routes()) {
      if (!route.isDefault() && cidr.overlaps(route.to())) {
        places.add(route.to() + " on " + route.dev());
      }
    }
    return places;
  }
}
