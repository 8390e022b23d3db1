package io.brine.cli.page;

import io.brine.cli.plan.PlanDocument.Address;
import io.brine.cli.plan.PlanDocument.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The hosts of one plane, by the CIDR of the configuration that their address is in. */
record Topology(String name, List<Subnet> subnets) {

  /** Hosts in one CIDR. */
  record Subnet(String cidr, List<Host> hosts) {}

  /** A host and its address in the plane. */
  record Host(String node, String minion, List<String> roles, Address address) {}

  static List<Topology> planes(List<Node> nodes) {
    return List.of(
        of("Control plane", nodes, node -> node.addresses().controlPlane()),
        of("Workload plane", nodes, node -> node.addresses().workload()));
  }

  private static Topology of(
      String name, List<Node> nodes, Function<Node, List<Address>> addresses) {
    Map<String, List<Host>> subnets = new TreeMap<>();
    for (Node node : nodes) {
      for (Address address : addresses.apply(node)) {
        subnets.computeIfAbsent(address.cidr(), cidr -> new ArrayList<>()).add(host(node, address));
      }
    }
    return new Topology(
        name,
        subnets.entrySet().stream()
            .map(subnet -> new Subnet(subnet.getKey(), subnet.getValue()))
            .toList());
  }

  private static Host host(Node node, Address address) {
    return new Host(
        node.identity().node(), node.identity().minion(), node.identity().roles(), address);
  }
}
