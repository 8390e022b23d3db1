package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.AddressSelection;
import io.brine.core.inventory.AddressSelection.Ambiguous;
import io.brine.core.inventory.AddressSelection.Missing;
import io.brine.core.inventory.MatchedNode;
import java.util.List;
import java.util.stream.Collectors;

/** Each node has exactly one address on either plane, of each family that the cluster has. */
final class PlaneAddressRule implements HostRule {
  @Override
  public String code() {
    return "node/address";
  }

  @Override
  public String title() {
    return "each node has one address, without doubt, on the control plane and on the workload plane";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    List<AddressSelection> controlPlane = node.selections().controlPlane();
    controlPlane.forEach(one -> check(node, one, "networks.controlPlane.cidrs", problems));
    if (!config.networks().workloadPlane().cidrs().isEmpty()) {
      List<AddressSelection> workload = node.selections().workload();
      workload.forEach(one -> check(node, one, "networks.workloadPlane.cidrs", problems));
    }
  }

  private static void check(
      MatchedNode node, AddressSelection selection, String field, HostProblems problems) {
    String message =
        selection.match(
            chosen -> "",
            missing -> missing(missing) + " of " + field,
            ambiguous -> ambiguous(ambiguous) + " of " + field);
    String advice =
        selection.match(
            chosen -> "",
            missing -> "give the host an address there, or add the network it is in",
            ambiguous -> "put a narrower CIDR, with only the right one in it, first in " + field);
    if (!message.isEmpty()) {
      problems.error(node, message, advice);
    }
  }

  private static String missing(Missing missing) {
    String cidrs =
        missing.cidrs().isEmpty()
            ? "any CIDR"
            : missing.cidrs().stream().map(Object::toString).collect(Collectors.joining(", "));
    String passedOver =
        missing.passedOver().isEmpty()
            ? ""
            : " (" + String.join(", ", missing.passedOver()) + " does not count)";
    return "no " + missing.family() + " address" + passedOver + " in " + cidrs;
  }

  private static String ambiguous(Ambiguous ambiguous) {
    String candidates =
        ambiguous.candidates().stream().map(Object::toString).collect(Collectors.joining(" or "));
    return "cannot tell " + candidates + " apart in " + ambiguous.cidr();
  }
}
