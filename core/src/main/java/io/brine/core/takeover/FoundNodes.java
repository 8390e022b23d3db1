package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.Role;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The hosts of a cluster: the one that it began on, then those of the control plane as their
 * members of etcd joined, then members of an etcd of its own, then workers.
 */
record FoundNodes(List<FoundNode> all, FoundObjects objects) {
  private static final Set<String> OF_CONTROL_PLANE =
      Set.of(
          "node-role.kubernetes.io/control-plane",
          "node.kubernetes.io/exclude-from-external-load-balancers");
  private static final String TAINT = "node-role.kubernetes.io/control-plane";
  private static final Comparator<FoundNode> ORDER =
      Comparator.comparing((FoundNode node) -> !node.isInitialised())
          .thenComparing(node -> !node.isControlPlane())
          .thenComparing(node -> !node.isEtcd())
          .thenComparingInt(FoundNodes::membersAtStart)
          .thenComparing(FoundNode::minion);

  FoundNodes {
    all = all.stream().sorted(ORDER).toList();
  }

  private static int membersAtStart(FoundNode node) {
    EtcdStart start = node.etcdStart();
    return start.isKnown() ? start.members().size() : Integer.MAX_VALUE;
  }

  Optional<FoundNode> first() {
    return all.stream().filter(FoundNode::isControlPlane).findFirst();
  }

  /** Networks that the hosts have their addresses for the control plane in. */
  List<String> controlPlaneCidrs() {
    Set<String> cidrs = new LinkedHashSet<>();
    for (FoundNode node : all) {
      for (IpAddress address : addresses(node)) {
        network(node, address).ifPresent(cidr -> cidrs.add(cidr.toString()));
      }
    }
    return List.copyOf(cidrs);
  }

  /** What a server tells of itself; then, of each family, what its kubelet is told and tells. */
  private List<IpAddress> addresses(FoundNode node) {
    List<IpAddress> told = new ArrayList<>(node.nodeIps());
    node.name().map(objects.addresses()::get).ifPresent(told::addAll);
    List<IpAddress> addresses = new ArrayList<>();
    node.advertised().ifPresent(addresses::add);
    for (IpAddress address : told) {
      if (addresses.stream().noneMatch(one -> one.family() == address.family())) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  private static Optional<Cidr> network(FoundNode node, IpAddress address) {
    return node.facts()
        .network()
        .ownAddresses()
        .filter(own -> own.address().equals(address))
        .map(InterfaceAddress::network)
        .findFirst();
  }

  /** As the section {@code nodes} of cluster.yaml. */
  ArrayNode section() {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    for (FoundNode node : all) {
      ObjectNode entry = section.addObject().put("minion", node.minion().value());
      node.name().ifPresent(name -> entry.put("name", name));
      roles(node).forEach(role -> entry.withArrayProperty("roles").add(role.toString()));
      node.name().ifPresent(name -> marks(entry, objects.node(name)));
    }
    return section;
  }

  private Set<Role> roles(FoundNode node) {
    Set<Role> roles = new TreeSet<>();
    if (first().filter(node::equals).isPresent()) {
      roles.add(Role.BOOTSTRAP);
    }
    if (node.isControlPlane()) {
      roles.add(Role.CONTROL_PLANE);
    }
    if (node.isEtcd()) {
      roles.add(Role.ETCD);
    }
    if (node.isInCluster() && (!node.isControlPlane() || isUntainted(node))) {
      roles.add(Role.WORKER);
    }
    return roles;
  }

  /** One that nobody could ask for is taken to be as kubeadm makes it. */
  private boolean isUntainted(FoundNode node) {
    JsonNode found = node.name().map(objects::node).orElse(JsonNodeFactory.instance.missingNode());
    return found.isObject()
        && found.path("spec").path("taints").findValuesAsText("key").stream()
            .noneMatch(TAINT::equals);
  }

  private static void marks(ObjectNode entry, JsonNode node) {
    Map<String, String> labels = new TreeMap<>();
    node.path("metadata")
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    labels.keySet().removeAll(OF_CONTROL_PLANE);
    labels.forEach((name, value) -> entry.withObjectProperty("labels").put(name, value));
    for (JsonNode taint : node.path("spec").path("taints")) {
      if (!taint.path("key").asText().equals(TAINT)) {
        ObjectNode own = entry.withArrayProperty("taints").addObject();
        own.put("key", taint.path("key").asText()).put("effect", taint.path("effect").asText());
        ClusterSections.copy(taint, "value", own, "value");
      }
    }
  }
}
