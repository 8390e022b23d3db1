package io.brine.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.net.IpAddress;
import io.brine.core.version.ApiTypes;
import java.util.List;

/**
 * The configurations of kubelet and kube-proxy, defaulted as kubeadm does
 * (app/componentconfigs/{kubelet,kubeproxy}.go). Immutable.
 */
public final class ComponentConfigs {

  /** Socket of the container runtime on every node. */
  static final String CRI_SOCKET = "unix:///run/containerd/containerd.sock";

  static final String KUBELET_API = "kubelet.config.k8s.io/v1beta1";
  static final String KUBE_PROXY_API = "kubeproxy.config.k8s.io/v1alpha1";

  private static final String RESOLVED = "/run/systemd/resolve/resolv.conf";

  private final ClusterContext cluster;
  private final ObjectNode kubelet;
  private final String kubeletYaml;
  private final String resolvingYaml;
  private final String plainYaml;
  private final String kubeProxyYaml;

  private ComponentConfigs(ClusterContext cluster) {
    this.cluster = cluster;
    this.kubelet = kubelet(cluster.config());
    this.kubeletYaml = GoYaml.write(config(kubelet, resolves(cluster.first().facts())));
    this.resolvingYaml = GoYaml.write(onNode(config(kubelet, true)));
    this.plainYaml = GoYaml.write(onNode(config(kubelet, false)));
    this.kubeProxyYaml = GoYaml.write(kubeProxy(cluster.config(), Nodes.address(cluster.first())));
  }

  static ComponentConfigs of(ClusterContext cluster) {
    return new ComponentConfigs(cluster);
  }

  /**
   * As the ConfigMap {@code kubelet-config} of a cluster would hold it.
   *
   * @param first facts of the node that the cluster begins on
   */
  public static ObjectNode kubelet(ClusterConfig config, NodeFacts first) {
    return config(kubelet(config), resolves(first));
  }

  /** As the ConfigMap {@code kubelet-config} holds it. */
  public String kubeletYaml() {
    return kubeletYaml;
  }

  /** As /var/lib/kubelet/config.yaml on {@code node} holds it. */
  String kubeletYaml(ResolvedNode node) {
    return resolves(node.facts()) ? resolvingYaml : plainYaml;
  }

  /** Of a kubelet that serves no API server and only keeps static pods running. */
  String standaloneKubeletYaml() {
    ObjectNode own = kubelet.deepCopy();
    own.withObjectProperty("authentication").putObject("x509");
    own.withObjectProperty("authentication").withObjectProperty("webhook").put("enabled", false);
    own.withObjectProperty("authorization").put("mode", "AlwaysAllow");
    own.put("address", "127.0.0.1");
    onNode(own);
    own.remove(List.of("clusterDNS", "clusterDomain", "rotateCertificates"));
    return GoYaml.write(own);
  }

  /** As the ConfigMap {@code kube-proxy} holds it, with the newline at its end. */
  public String kubeProxyYaml() {
    return kubeProxyYaml;
  }

  /** Whether kubeadm calls it the user's own, and so gives its ConfigMap no hash. */
  boolean kubeletIsGiven() {
    return !cluster.kubernetes().kubelet().isEmpty();
  }

  boolean kubeProxyIsGiven() {
    return !cluster.kubernetes().kubeProxy().isEmpty();
  }

  /** {@code systemd} or {@code cgroupfs}; the container runtime follows it. */
  public String cgroupDriver() {
    return kubelet.path("cgroupDriver").asText();
  }

  /** Whether the kubelet refuses to run while swap is on. */
  public boolean failsOnSwap() {
    return kubelet.path("failSwapOn").asBoolean(true);
  }

  private static ObjectNode kubelet(ClusterConfig cluster) {
    ObjectNode config = complete(cluster, "KubeletConfiguration", cluster.kubernetes().kubelet());
    Defaults defaults = new Defaults(config);
    defaults.text("staticPodPath", Paths.MANIFESTS);
    defaults.list("clusterDNS", List.of(ClusterContext.dnsAddress(cluster).toString()));
    defaults.text("clusterDomain", cluster.kubernetes().dnsDomain().toString());
    defaults.text("authentication.x509.clientCAFile", Paths.CA_CERTIFICATE);
    defaults.flag("authentication.anonymous.enabled", false);
    defaults.flag("authentication.webhook.enabled", true);
    defaults.text("authorization.mode", "Webhook");
    defaults.text("healthzBindAddress", "127.0.0.1");
    defaults.number("healthzPort", 10248);
    defaults.text("cgroupDriver", "systemd");
    config.put("rotateCertificates", true);
    return header(config, KUBELET_API, "KubeletConfiguration");
  }

  /**
   * As the ConfigMap {@code kube-proxy} of a cluster would hold it.
   *
   * @param advertised address of the API server that the cluster begins with
   */
  public static ObjectNode kubeProxy(ClusterConfig cluster, IpAddress advertised) {
    ObjectNode config =
        complete(cluster, "KubeProxyConfiguration", cluster.kubernetes().kubeProxy());
    Defaults defaults = new Defaults(config);
    defaults.text("bindAddress", advertised.isIpv4() ? "0.0.0.0" : "::");
    defaults.text("clusterCIDR", cluster.networks().pods().cidr().toString());
    defaults.text("clientConnection.kubeconfig", "/var/lib/kube-proxy/kubeconfig.conf");
    return header(config, KUBE_PROXY_API, "KubeProxyConfiguration");
  }

  private static ObjectNode complete(ClusterConfig cluster, String kind, JsonNode given) {
    return ApiTypes.BUILT_IN.complete(kind, given, cluster.kubernetes().version());
  }

  private static ObjectNode header(ObjectNode config, String apiVersion, String kind) {
    return config.put("apiVersion", apiVersion).put("kind", kind);
  }

  private static boolean resolves(NodeFacts node) {
    return node.runtime().software().runs("systemd-resolved.service");
  }

  /** Past systemd-resolved's stub where that runs, unless the user says otherwise. */
  private static ObjectNode config(ObjectNode kubelet, boolean resolved) {
    ObjectNode config = kubelet.deepCopy();
    if (resolved) {
      new Defaults(config).text("resolvConf", RESOLVED);
    }
    return config;
  }

  private static ObjectNode onNode(ObjectNode config) {
    return config.put("containerRuntimeEndpoint", CRI_SOCKET);
  }
}
