package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.component.ComponentConfigs;
import io.brine.core.component.GoYaml;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.net.IpAddress;
import io.brine.core.parity.NodeImage;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    FoundObjects objects = FoundObjects.of(cluster.objects());
    FoundNodes nodes = nodes(cluster, objects);
    JsonNode configuration = objects.document("kubeadm-config", "ClusterConfiguration");
    Problems problems = ImportCheck.of(cluster, nodes, configuration);
    Optional<FoundNode> first = nodes.first();
    if (first.isEmpty() || problems.hasErrors()) {
      return new Checked.Bad<>(problems);
    }
    String called = name.isEmpty() ? configuration.path("clusterName").asText() : name;
    Document document = new Document(called, new ClusterSections(configuration), nodes, site);
    return Checked.of(whole(document, objects, first.get()), problems);
  }

  /** With what users gave of kubelet and kube-proxy, which the rest tells apart. */
  private static ImportedConfig whole(Document document, FoundObjects objects, FoundNode first) {
    ClusterConfig bare = ClusterConfigReader.read(document.text(empty(), empty())).config();
    return new ImportedConfig(
        document.text(kubelet(objects, bare, first), kubeProxy(objects, bare, first)));
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

  private static ObjectNode kubelet(FoundObjects objects, ClusterConfig bare, FoundNode first) {
    JsonNode whole = objects.document("kubelet-config", "kubelet");
    ObjectNode given = GivenFields.of(whole, ComponentConfigs.kubelet(bare, first.facts()));
    return marked(given, whole, objects.isGenerated("kubelet-config"), "cgroupDriver");
  }

  private static ObjectNode kubeProxy(FoundObjects objects, ClusterConfig bare, FoundNode first) {
    IpAddress advertised = first.advertised().orElseGet(() -> IpAddress.parse("0.0.0.0"));
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
