package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code brine show node} and {@code brine show objects} write, to be compared. */
final class Shown {

  private Shown() {}

  static NodeImage node(ClusterPlan plan, String minion) {
    return NodeImage.of(filesOf(plan, minion));
  }

  static ObjectSet objects(ClusterPlan plan) {
    return ObjectSet.of(filesOfObjects(plan));
  }

  /**
   * Those that a dry run of kubeadm shows too: it makes the binding of its administrators another
   * way.
   */
  static ObjectSet objectsOfDryRun(ClusterPlan plan) {
    SortedMap<String, JsonNode> objects = new TreeMap<>(objects(plan).objects());
    assertThat(objects.remove("clusterrolebinding/kubeadm:cluster-admins")).isNotNull();
    return new ObjectSet(objects, false);
  }

  /** As they would be found on a node. */
  static List<FoundFile> filesOf(ClusterPlan plan, String minion) {
    return found(files(plan, minion));
  }

  /** As kubectl would print them, one object a file. */
  static List<FoundFile> filesOfObjects(ClusterPlan plan) {
    return found(new ObjectsView(new NodeFiles()).render(plan));
  }

  /** Contents by path. */
  static Map<String, String> texts(ClusterPlan plan, String minion) {
    return files(plan, minion).stream()
        .collect(Collectors.toMap(NodeFile::path, NodeFile::content));
  }

  private static List<NodeFile> files(ClusterPlan plan, String minion) {
    NodePlan node = plan.find(MinionId.parse(minion)).orElseThrow();
    return new NodeView(new NodeFiles()).render(node);
  }

  private static List<FoundFile> found(Collection<NodeFile> files) {
    return files.stream()
        .map(
            file ->
                new FoundFile(
                    relative(file.path()), "0o" + file.mode().substring(1), file.content()))
        .toList();
  }

  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
