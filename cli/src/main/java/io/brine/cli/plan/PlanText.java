package io.brine.cli.plan;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.cli.output.Counted;
import io.brine.cli.plan.PlanDocument.Address;
import io.brine.cli.plan.PlanDocument.Contents;
import io.brine.cli.plan.PlanDocument.Node;
import io.brine.cli.plan.PlanDocument.Summary;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as a person reads it.
 *
 * <pre>
 * bootstrap (minion bootstrap.dc1.example.com): bootstrap, control-plane, etcd
 *   address  10.77.1.10/24 on eth0: first CIDR with an address
 *   install  containerd, kubelet=1.36.2
 *   write    /etc/containerd/config.toml 0644
 *   issue    /etc/kubernetes/pki/apiserver.crt
 *   start    containerd, kubelet
 * </pre>
 */
public record PlanText(Terminal terminal) {

  public String of(PlanDocument document) {
    Summary plan = document.plan();
    String nodes = document.nodes().stream().map(this::node).collect(Collectors.joining("\n"));
    return nodes
        + "\n"
        + "cluster   "
        + plan.cluster()
        + ", Kubernetes "
        + plan.kubernetes()
        + ", "
        + Counted.of(document.nodes().size(), "node")
        + "\nphases    "
        + String.join(", ", plan.phases())
        + "\nobjects   "
        + Counted.of(plan.objects().size(), "object")
        + " of the API\ndigest    "
        + terminal.paint(Colour.BOLD, plan.digest())
        + "\n";
  }

  private String node(Node node) {
    String head =
        terminal.paint(Colour.BOLD, node.identity().node())
            + " (minion "
            + node.identity().minion()
            + "): "
            + String.join(", ", node.identity().roles())
            + "\n";
    Contents contents = node.contents();
    return head
        + lines("address", node.addresses().controlPlane().stream().map(this::address).toList())
        + lines("workload", node.addresses().workload().stream().map(this::address).toList())
        + joined("install", contents.packages())
        + lines(
            "write",
            contents.files().entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue())
                .toList())
        + lines("issue", contents.keys())
        + joined("start", contents.services());
  }

  private String address(Address address) {
    return address.address() + " on " + address.dev() + ": " + address.reason();
  }

  private static String joined(String verb, List<String> items) {
    return items.isEmpty() ? "" : line(verb, String.join(", ", items));
  }

  private static String lines(String verb, List<String> items) {
    return items.stream().map(item -> line(verb, item)).collect(Collectors.joining());
  }

  private static String line(String verb, String text) {
    return String.format("  %-8s  %s%n", verb, text);
  }
}
