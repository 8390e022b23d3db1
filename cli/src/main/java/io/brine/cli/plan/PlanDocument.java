package io.brine.cli.plan;

import io.brine.core.component.KubeconfigSpec;
import io.brine.core.component.ObjectName;
import io.brine.core.component.PackageSpec;
import io.brine.core.component.Phase;
import io.brine.core.config.Role;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for programs, without the files' contents. */
public record PlanDocument(String apiVersion, String kind, Summary plan, List<Node> nodes) {

  /**
   * What the plan is as a whole.
   *
   * @param digest of the tree
   * @param phases that have something in them, in order
   * @param objects of the API, in the order of applying
   */
  public record Summary(
      String cluster,
      String kubernetes,
      String digest,
      List<String> phases,
      List<String> objects) {}

  /** What will be on one minion. */
  public record Node(Identity identity, Addresses addresses, Contents contents) {}

  /** Who it is. */
  public record Identity(String minion, String node, List<String> roles) {}

  /** Its addresses by plane. */
  public record Addresses(List<Address> controlPlane, List<Address> workload) {}

  /** One address and why this one. */
  public record Address(String address, String cidr, String dev, String reason) {
    static Address of(SelectedAddress selected) {
      return new Address(
          selected.own().toString(), selected.cidr().toString(), selected.dev(), selected.reason());
    }
  }

  /**
   * What is installed, written and started.
   *
   * @param files modes by path
   * @param keys paths of certificates and kubeconfigs, whose keys are made on the node
   */
  public record Contents(
      List<String> packages, Map<String, String> files, List<String> keys, List<String> services) {}

  public static PlanDocument of(PlannedTree planned) {
    ClusterPlan plan = planned.plan();
    return new PlanDocument(
        "brine.io/v1",
        "Plan",
        summary(plan, planned.digest().shortened()),
        plan.nodes().values().stream().map(PlanDocument::node).toList());
  }

  private static Summary summary(ClusterPlan plan, String digest) {
    return new Summary(
        plan.cluster().toString(),
        plan.version().toString(),
        digest,
        Arrays.stream(Phase.values())
            .filter(phase -> !plan.states(phase).isEmpty())
            .map(Phase::label)
            .toList(),
        plan.objects().stream().map(object -> name(object.name())).toList());
  }

  private static Node node(NodePlan node) {
    return new Node(
        new Identity(
            node.minion().value(),
            node.node().value(),
            node.spec().identity().roles().stream().map(Role::toString).toList()),
        new Addresses(
            node.addresses().controlPlane().stream().map(Address::of).toList(),
            node.addresses().workload().stream().map(Address::of).toList()),
        contents(node));
  }

  private static Contents contents(NodePlan node) {
    Map<String, String> files =
        node.files().stream()
            .collect(
                Collectors.toMap(
                    file -> file.file().path(),
                    file -> file.file().mode(),
                    (one, other) -> one,
                    TreeMap::new));
    Stream<String> certificates =
        node.spec().keys().certificates().stream()
            .map(certificate -> certificate.files().certificate());
    Stream<String> kubeconfigs =
        node.spec().keys().kubeconfigs().stream().map(KubeconfigSpec::path);
    return new Contents(
        node.packages().stream().map(PlanDocument::name).toList(),
        files,
        Stream.concat(certificates, kubeconfigs).sorted().toList(),
        node.services());
  }

  private static String name(ObjectName object) {
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name();
  }

  private static String name(PackageSpec wanted) {
    return wanted.isPinned() ? wanted.name() + "=" + wanted.version() : wanted.name();
  }
}
