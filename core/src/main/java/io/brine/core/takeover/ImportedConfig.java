package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.component.ComponentConfigs;
import io.brine.core.component.GoYaml;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.net.IpAddress;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cluster.yaml that stands for a cluster that kubeadm made. What kubeadm knows nothing of comes
 * from the operator: how Salt is reached, where packages come from.
 *
 * @param text not checked yet
 */
public record ImportedConfig(String text) {
  private static final int DEFAULT_PORT = 6443;

  /**
   * Reads it from what stands.
   *
   * @param name of the cluster; empty for the one that kubeadm gave it
   * @param site sections of cluster.yaml that no cluster tells, as they are written
   * @throws io.brine.core.parity.UnreadableException when a file is not what its name says
   */
  public static Checked<ImportedConfig> of(KubeadmCluster cluster, String name, String site) {
    Problems.Collector problems = new Problems.Collector("takeover/cluster");
    FoundObjects objects = FoundObjects.of(cluster.objects());
    FoundNodes nodes = nodes(cluster, objects);
    JsonNode configuration = objects.document("kubeadm-config", "ClusterConfiguration");
    String version = configuration.path("apiVersion").asText();
    if (!version.equals(ClusterSections.API_VERSION)) {
      problems.error(
          "kubeadm-config",
          version.isEmpty()
              ? "there is no ClusterConfiguration in the cluster"
              : "the cluster's ClusterConfiguration is of version \"" + version + "\"",
          "this takes " + ClusterSections.API_VERSION + "; `kubeadm upgrade` brings it there");
    }
    checkNodes(cluster, nodes, problems);
    Optional<FoundNode> first = nodes.first();
    if (first.isEmpty() || problems.problems().hasErrors()) {
      return new Checked.Bad<>(problems.problems());
    }
    String called = name.isEmpty() ? configuration.path("clusterName").asText() : name;
    Document document = new Document(called, new ClusterSections(configuration), nodes, site);
    ClusterConfig bare = ClusterConfigReader.read(document.text(empty(), empty())).config();
    ObjectNode kubelet = kubelet(objects, bare, first.get());
    IpAddress advertised = first.get().advertised().orElseGet(() -> IpAddress.parse("0.0.0.0"));
    ObjectNode kubeProxy = kubeProxy(objects, bare, advertised);
    return Checked.of(new ImportedConfig(document.text(kubelet, kubeProxy)), problems.problems());
  }

  private static FoundNodes nodes(KubeadmCluster cluster, FoundObjects objects) {
    List<FoundNode> nodes = new ArrayList<>();
    cluster
        .files()
        .forEach(
            (minion, files) ->
                cluster
                    .facts()
                    .find(minion)
                    .map(facts -> new FoundNode(minion, facts, NodeImage.of(files)))
                    .filter(node -> node.isInCluster() || node.isEtcd())
                    .ifPresent(nodes::add));
    return new FoundNodes(nodes, objects);
  }

  private static void checkNodes(
      KubeadmCluster cluster, FoundNodes nodes, Problems.Collector problems) {
    if (nodes.first().isEmpty()) {
      problems.error(
          "nodes",
          "on none of the minions is a control plane that kubeadm made",
          "name the minions of one cluster, its control-plane nodes among them");
    }
    Set<String> strangers = new TreeSet<>(nodes.objects().nodes());
    nodes.all().forEach(node -> node.name().ifPresent(strangers::remove));
    if (!strangers.isEmpty()) {
      problems.warning(
          "nodes",
          "the cluster has nodes that are no minions here: " + String.join(", ", strangers),
          "let a salt-minion run there and import again; without it Brine leaves them alone");
    }
    Set<String> authorities = new TreeSet<>();
    List<String> minions = new ArrayList<>();
    for (FoundNode node : nodes.all()) {
      if (node.isInCluster() && authorities.add(authority(cluster, node.minion()))) {
        minions.add("\"" + node.minion() + "\"");
      }
    }
    if (authorities.size() > 1) {
      problems.error(
          "nodes",
          "the minions are of several clusters: " + String.join(", ", minions) + " have other CAs",
          "name the minions of one cluster");
    }
  }

  private static String authority(KubeadmCluster cluster, MinionId minion) {
    return cluster.files().getOrDefault(minion, List.of()).stream()
        .filter(file -> file.path().endsWith("etc/kubernetes/pki/ca.crt"))
        .map(FoundFile::text)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  private static ObjectNode kubelet(FoundObjects objects, ClusterConfig bare, FoundNode first) {
    JsonNode whole = objects.document("kubelet-config", "kubelet");
    ObjectNode given = GivenFields.of(whole, ComponentConfigs.kubelet(bare, first.facts()));
    return marked(given, whole, objects.isGenerated("kubelet-config"), "cgroupDriver");
  }

  private static ObjectNode kubeProxy(
      FoundObjects objects, ClusterConfig bare, IpAddress advertised) {
    JsonNode whole = objects.document("kube-proxy", "config.conf");
    ObjectNode given = GivenFields.of(whole, ComponentConfigs.kubeProxy(bare, advertised));
    return marked(given, whole, objects.isGenerated("kube-proxy"), "bindAddress");
  }

  /** kubeadm marks what no user gave: who gave it kubeadm's own values is known by that. */
  private static ObjectNode marked(
      ObjectNode given, JsonNode whole, boolean generated, String field) {
    if (given.isEmpty() && !generated && whole.has(field)) {
      given.set(field, whole.get(field));
    }
    return given;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The text, section by section. */
  private record Document(String name, ClusterSections sections, FoundNodes nodes, String site) {

    String text(ObjectNode kubelet, ObjectNode kubeProxy) {
      ObjectNode kubernetes = sections.kubernetes();
      ClusterSections.put(kubernetes, "kubelet", kubelet);
      ClusterSections.put(kubernetes, "kubeProxy", kubeProxy);
      StringBuilder text = new StringBuilder("# Written by brine import.\n");
      text.append("apiVersion: brine.io/v1\nkind: Cluster\n");
      add(text, "metadata", empty().put("name", name));
      add(text, "kubernetes", kubernetes);
      add(text, "networks", sections.networks(nodes.controlPlaneCidrs()));
      add(text, "apiServer", sections.apiServer(port()));
      add(text, "firewall", empty().put("manage", false));
      add(text, "nodes", nodes.section());
      return text + site;
    }

    private int port() {
      return nodes
          .first()
          .flatMap(FoundNode::apiServer)
          .map(one -> one.port())
          .orElse(DEFAULT_PORT);
    }

    private static void add(StringBuilder text, String key, JsonNode section) {
      text.append(GoYaml.write(empty().set(key, section)));
    }
  }
}
