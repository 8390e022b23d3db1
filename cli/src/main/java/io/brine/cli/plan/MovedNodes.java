package io.brine.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.config.Role;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes whose addresses are not those of the plan that was applied last.
 *
 * @param applied that plan's addresses by minion id, as the tree keeps them
 */
public record MovedNodes(JsonNode applied) {

  /**
   * Reads what was applied.
   *
   * @param root of the trees; nothing was applied when it has no current one
   */
  public static MovedNodes since(Path root) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try {
      return new MovedNodes(
          json.readTree(Files.readString(root.resolve("current/plan/nodes.json"))));
    } catch (NoSuchFileException nothing) {
      return new MovedNodes(json.createObjectNode());
    }
  }

  /**
   * An error where a node cannot follow by itself: etcd's members and the API servers know each
   * other, and are certified, by address.
   */
  public Problems check(ClusterPlan plan) {
    Problems.Collector problems = new Problems.Collector("node/moved");
    for (NodePlan node : plan.nodes().values()) {
      JsonNode before = applied.path(node.minion().value());
      if (!before.isMissingNode()) {
        checkControlPlane(node, texts(before.path("controlPlane")), problems);
        checkWorkload(node, texts(before.path("workload")), problems);
      }
    }
    return problems.problems();
  }

  private static void checkControlPlane(
      NodePlan node, List<String> before, Problems.Collector problems) {
    List<SelectedAddress> now = node.addresses().controlPlane();
    if (before.equals(addresses(now))) {
      return;
    }
    String message = message(node, "control-plane", before, now);
    boolean serves =
        node.spec().identity().roles().contains(Role.CONTROL_PLANE)
            || node.spec().identity().roles().contains(Role.ETCD);
    if (serves) {
      problems.error(
          "nodes",
          message,
          "give the host its address back, or remove the node from the cluster and add it again");
    } else {
      problems.warning(
          "nodes", message, "apply gives its kubelet the new address; its pods are disturbed");
    }
  }

  private static void checkWorkload(
      NodePlan node, List<String> before, Problems.Collector problems) {
    List<SelectedAddress> now = node.addresses().workload();
    if (!before.equals(addresses(now))) {
      problems.warning(
          "nodes",
          message(node, "workload", before, now),
          "traffic of its pods takes the new address; see that the others reach it");
    }
  }

  private static String message(
      NodePlan node, String plane, List<String> before, List<SelectedAddress> now) {
    String reasons =
        now.stream().map(SelectedAddress::reason).reduce((a, b) -> a + "; " + b).orElse("");
    return "minion \"%s\": its %s address was %s and is now %s (%s)"
        .formatted(
            node.minion(),
            plane,
            String.join(", ", before),
            String.join(", ", addresses(now)),
            reasons);
  }

  private static List<String> addresses(List<SelectedAddress> selected) {
    return selected.stream().map(one -> one.address().toString()).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
