package io.brine.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.Role;
import io.brine.core.config.Taint;
import io.brine.core.net.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * kubeadm's own input, kubeadm.k8s.io/v1beta4, with which it makes what is planned for a node:
 * InitConfiguration and what belongs to the cluster for the first one, JoinConfiguration for the
 * others.
 */
public final class KubeadmInput {

  private static final String API_VERSION = "kubeadm.k8s.io/v1beta4";

  /** Of the form that kubeadm asks for; no token and no CA has them. */
  private static final String TOKEN = "abcdef.0123456789abcdef";

  private static final String CA_HASH = "sha256:" + "0".repeat(64);

  private KubeadmInput() {}

  /**
   * What {@code --config} takes, a comment on what no field can hold above it.
   *
   * <pre>
   * # kubeadm init --config FILE
   * apiVersion: kubeadm.k8s.io/v1beta4
   * kind: InitConfiguration
   * </pre>
   */
  public static String yaml(NodeContext node) {
    List<String> documents = documents(node).stream().map(GoYaml::write).toList();
    return comment(node) + String.join("---\n", documents);
  }

  static List<JsonNode> documents(NodeContext node) {
    if (node.isInCluster() && !node.isFirst()) {
      return List.of(join(node));
    }
    List<JsonNode> documents = new ArrayList<>();
    documents.add(init(node));
    documents.add(
        node.isInCluster()
            ? KubeadmConfiguration.cluster(node.cluster())
            : KubeadmConfiguration.etcdMember(node));
    if (node.isInCluster()) {
      documents.addAll(componentConfigs(node.cluster()));
    }
    return documents;
  }

  /** Only those that were given: kubeadm marks its own with a hash. */
  private static List<JsonNode> componentConfigs(ClusterContext cluster) {
    List<JsonNode> given = new ArrayList<>();
    if (cluster.componentConfigs().kubeletIsGiven()) {
      given.add(
          given(
              cluster.kubernetes().kubelet(),
              ComponentConfigs.KUBELET_API,
              "KubeletConfiguration"));
    }
    if (cluster.componentConfigs().kubeProxyIsGiven()) {
      given.add(
          given(
              cluster.kubernetes().kubeProxy(),
              ComponentConfigs.KUBE_PROXY_API,
              "KubeProxyConfiguration"));
    }
    return given;
  }

  private static ObjectNode given(JsonNode fields, String apiVersion, String kind) {
    ObjectNode document = fields.deepCopy();
    return document.put("apiVersion", apiVersion).put("kind", kind);
  }

  private static ObjectNode init(NodeContext node) {
    ObjectNode document = document("InitConfiguration");
    document.set("localAPIEndpoint", localEndpoint(node));
    document.set("nodeRegistration", registration(node));
    return document;
  }

  private static ObjectNode join(NodeContext node) {
    ObjectNode document = document("JoinConfiguration");
    ObjectNode token = document.putObject("discovery").putObject("bootstrapToken");
    token.put("apiServerEndpoint", endpoint(node.cluster())).put("token", TOKEN);
    token.putArray("caCertHashes").add(CA_HASH);
    document.set("nodeRegistration", registration(node));
    if (node.isControlPlane()) {
      document.putObject("controlPlane").set("localAPIEndpoint", localEndpoint(node));
    }
    return document;
  }

  private static String endpoint(ClusterContext cluster) {
    return cluster
        .endpoint()
        .orElseGet(() -> HostPort.of(Nodes.address(cluster.first()), cluster.apiServerPort()))
        .toString();
  }

  private static ObjectNode localEndpoint(NodeContext node) {
    return object()
        .put("advertiseAddress", node.address().toString())
        .put("bindPort", node.cluster().apiServerPort());
  }

  private static ObjectNode registration(NodeContext node) {
    ObjectNode registration = object().put("name", node.name());
    registration.put("criSocket", ComponentConfigs.CRI_SOCKET);
    NodeIp.argument(node.node())
        .ifPresent(
            address ->
                registration
                    .putArray("kubeletExtraArgs")
                    .addObject()
                    .put("name", "node-ip")
                    .put("value", address));
    taints(node).ifPresent(taints -> registration.set("taints", taints));
    return registration;
  }

  /** Empty when they are kubeadm's own. */
  private static Optional<ArrayNode> taints(NodeContext node) {
    List<Taint> own = node.node().entry().taints();
    boolean works = node.node().has(Role.WORKER);
    if (own.isEmpty() && (!node.isControlPlane() || !works)) {
      return Optional.empty();
    }
    ArrayNode taints = JsonNodeFactory.instance.arrayNode();
    if (node.isControlPlane() && !works) {
      taints
          .addObject()
          .put("key", "node-role.kubernetes.io/control-plane")
          .put("effect", "NoSchedule");
    }
    own.forEach(taint -> taints.add(written(taint)));
    return Optional.of(taints);
  }

  private static ObjectNode written(Taint taint) {
    ObjectNode written = object().put("key", taint.key()).put("effect", taint.effect().toString());
    return taint.value().isEmpty() ? written : written.put("value", taint.value());
  }

  private static String comment(NodeContext node) {
    List<String> lines = new ArrayList<>();
    if (!node.isInCluster()) {
      lines.add("kubeadm init phase certs etcd-server --config FILE");
      lines.add(
          "likewise etcd-peer and etcd-healthcheck-client, then kubeadm init phase etcd local");
    } else if (node.isFirst()) {
      lines.add("kubeadm init --config FILE");
    } else {
      lines.add("kubeadm join --config FILE");
      lines.add("token and caCertHashes: as kubeadm token create --print-join-command prints them");
      if (node.isControlPlane()) {
        lines.add("controlPlane.certificateKey: as kubeadm init phase upload-certs prints it");
      }
    }
    Map<String, String> labels = node.node().entry().labels();
    labels.forEach(
        (name, value) -> lines.add("kubectl label node " + node.name() + " " + name + "=" + value));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("# ").append(line).append('\n'));
    return text.toString();
  }

  private static ObjectNode document(String kind) {
    return object().put("apiVersion", API_VERSION).put("kind", kind);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
