package io.brine.core.explain;

import io.brine.core.explain.Explanation.Input;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.NodeAddresses;
import io.brine.core.inventory.Route;
import io.brine.core.inventory.SelectedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The node's addresses on both planes, as {@code AddressSelector} chooses them. */
final class AddressFields {
  private static final String RULE =
      "the host's address in the first CIDR that it has one in; of several there, the one on the"
          + " interface of the default route; neither the VIP nor one on a virtual interface";
  static final String CONTROL_PLANE = "networks.controlPlane.cidrs";
  private static final String WORKLOAD_PLANE = "networks.workloadPlane.cidrs";

  private AddressFields() {}

  static List<Explanation> of(Question question) {
    NodeAddresses addresses = question.node().node().addresses();
    boolean own = !question.node().cluster().config().networks().workloadPlane().cidrs().isEmpty();
    return List.of(
        explain(question, "address.controlPlane", addresses.controlPlane(), List.of(CONTROL_PLANE)),
        explain(
            question,
            "address.workloadPlane",
            addresses.workload(),
            own ? List.of(WORKLOAD_PLANE) : List.of(WORKLOAD_PLANE, CONTROL_PLANE)));
  }

  private static Explanation explain(
      Question question, String field, List<SelectedAddress> chosen, List<String> paths) {
    String reasons =
        chosen.stream().map(SelectedAddress::reason).distinct().collect(Collectors.joining("; "));
    return new Explanation(
        field, text(chosen), RULE + ": here " + reasons, inputs(question, paths));
  }

  /** All that addresses are chosen by. */
  static List<Input> inputs(Question question, List<String> paths) {
    List<Input> inputs = new ArrayList<>();
    paths.forEach(path -> inputs.add(question.written().input(path)));
    inputs.add(question.written().input("apiServer.vip"));
    inputs.addAll(facts(question));
    return inputs;
  }

  private static String text(List<SelectedAddress> chosen) {
    return chosen.stream()
        .map(one -> one.own() + " on " + one.dev())
        .collect(Collectors.joining(", "));
  }

  private static List<Input> facts(Question question) {
    HostNetwork network = question.node().node().facts().network();
    List<Input> facts = new ArrayList<>();
    for (NetworkInterface one : network.interfaces()) {
      String addresses =
          one.addresses().stream().map(Object::toString).collect(Collectors.joining(", "));
      facts.add(question.fact("interface " + one.name(), addresses + (one.up() ? "" : " (down)")));
    }
    network.routes().stream()
        .filter(Route::isDefault)
        .map(AddressFields::text)
        .forEach(route -> facts.add(question.fact("default route", route)));
    return facts;
  }

  private static String text(Route route) {
    return (route.via().isEmpty() ? "" : "via " + route.via() + " ") + "on " + route.dev();
  }
}
