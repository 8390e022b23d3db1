package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether what was found is one whole cluster that kubeadm made. */
final class ImportCheck {
  private final Problems.Collector problems = new Problems.Collector("takeover/cluster");

  private ImportCheck() {}

  static Problems of(KubeadmCluster cluster, FoundNodes nodes, JsonNode configuration) {
    ImportCheck check = new ImportCheck();
    check.version(configuration.path("apiVersion").asText());
    check.controlPlane(nodes);
    check.strangers(nodes);
    check.authorities(cluster, nodes);
    return check.problems.problems();
  }

  private void version(String version) {
    if (!version.equals(ClusterSections.API_VERSION)) {
      problems.error(
          "kubeadm-config",
          version.isEmpty()
              ? "there is no ClusterConfiguration in the cluster"
              : "the cluster's ClusterConfiguration is of version \"" + version + "\"",
          "this takes " + ClusterSections.API_VERSION + "; `kubeadm upgrade` brings it there");
    }
  }

  private void controlPlane(FoundNodes nodes) {
    if (nodes.first().isEmpty()) {
      problems.error(
          "nodes",
          "on none of the minions is a control plane that kubeadm made",
          "name the minions of one cluster, its control-plane nodes among them");
    }
  }

  private void strangers(FoundNodes nodes) {
    Set<String> strangers = new TreeSet<>(nodes.objects().nodes());
    nodes.all().forEach(node -> node.name().ifPresent(strangers::remove));
    if (!strangers.isEmpty()) {
      problems.warning(
          "nodes",
          "the cluster has nodes that are no minions here: " + String.join(", ", strangers),
          "let a salt-minion run there and import again; without it Brine leaves them alone");
    }
  }

  /** Each cluster has a CA of its own. */
  private void authorities(KubeadmCluster cluster, FoundNodes nodes) {
    TreeMap<String, String> minions = new TreeMap<>();
    for (FoundNode node : nodes.all()) {
      if (node.isInCluster()) {
        List<FoundFile> files = cluster.files().getOrDefault(node.minion(), List.of());
        minions.putIfAbsent(authority(files), "\"" + node.minion() + "\"");
      }
    }
    if (minions.size() > 1) {
      problems.error(
          "nodes",
          "the minions are of several clusters: "
              + String.join(", ", minions.values())
              + " have other CAs",
          "name the minions of one cluster");
    }
  }

  private static String authority(List<FoundFile> files) {
    return files.stream()
        .filter(file -> file.path().endsWith("etc/kubernetes/pki/ca.crt"))
        .map(FoundFile::text)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
