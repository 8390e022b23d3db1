package io.brine.pillar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What `brine show node` writes for one node, as far as kubeadm has a say in it. */
record NodeShown(Map<String, String> files, ObjectNode certificates, ObjectNode modes) {

  static NodeShown of(ClusterPlan plan, String minion) {
    NodePlan node = plan.find(MinionId.parse(minion)).orElseThrow();
    Map<String, String> files = new TreeMap<>();
    for (NodeFile file : new NodeView(new NodeFiles()).render(node)) {
      files.put(file.path(), file.content());
    }
    ObjectNode certificates =
        (ObjectNode) Recording.parse(files.getOrDefault("certificates.json", ""));
    ObjectNode modes = (ObjectNode) Recording.parse(files.getOrDefault("files.json", ""));
    modes.retain(Recording.fields(modes).stream().filter(NodeShown::isKubeadms).toList());
    return new NodeShown(files, certificates, modes);
  }

  private static boolean isKubeadms(String path) {
    return path.startsWith("/etc/kubernetes/") || path.startsWith("/var/lib/kubelet/");
  }

  List<String> differences(Recording recording, Function<NodeShown, NodeShown> adapted) {
    NodeShown ours = adapted.apply(this);
    Differences differences = new Differences();
    ours.compareFiles(recording, differences);
    differences.compare("certificates", recording.json("certificates.json"), ours.certificates);
    differences.compare("files", undated(recording.json("files.json")), ours.modes);
    return differences.found();
  }

  void compareFiles(Recording recording, Differences differences) {
    Recording.PATHS.forEach(
        (folder, path) ->
            recording
                .files(folder)
                .forEach((name, text) -> compare(differences, path + name, text)));
  }

  private void compare(Differences differences, String path, String theirs) {
    String text = files.getOrDefault(path, "");
    differences.compare(path, Recording.parse(theirs), Recording.parse(text));
  }

  private static JsonNode undated(JsonNode modes) {
    ObjectNode undated = modes.deepCopy();
    for (String path : Recording.fields(modes)) {
      String name = path.replaceAll("kubelet-client-\\d[-0-9]+\\.pem", "kubelet-client-<date>.pem");
      undated.set(name, undated.remove(path));
    }
    return undated;
  }
}
