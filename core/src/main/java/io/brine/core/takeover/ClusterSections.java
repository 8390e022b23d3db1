package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.InvalidValueException;
import java.util.List;

/** Sections of cluster.yaml as kubeadm's ClusterConfiguration, v1beta4, has them. */
record ClusterSections(JsonNode configuration) {
  static final String API_VERSION = "kubeadm.k8s.io/v1beta4";
  private static final List<String> VOLUME =
      List.of("name", "hostPath", "mountPath", "readOnly", "pathType");

  /** Without kubelet and kube-proxy, whose configurations stand elsewhere. */
  ObjectNode kubernetes() {
    ObjectNode kubernetes = object();
    copy(configuration, "kubernetesVersion", kubernetes, "version");
    copy(configuration.path("networking"), "dnsDomain", kubernetes, "dnsDomain");
    copy(configuration, "imageRepository", kubernetes, "imageRepository");
    put(kubernetes, "apiServer", component("apiServer", "certSANs"));
    put(kubernetes, "controllerManager", component("controllerManager"));
    put(kubernetes, "scheduler", component("scheduler"));
    JsonNode etcd = configuration.path("etcd").path("local");
    put(kubernetes, "etcd", component(etcd, "serverCertSANs", "peerCertSANs"));
    put(kubernetes, "certificates", certificates());
    return kubernetes;
  }

  private ObjectNode certificates() {
    ObjectNode certificates = object();
    copy(configuration, "encryptionAlgorithm", certificates, "algorithm");
    copy(configuration, "certificateValidityPeriod", certificates, "validity");
    copy(configuration, "caCertificateValidityPeriod", certificates, "caValidity");
    return certificates;
  }

  /** Addresses of pods and services; the network plugin is not kubeadm's, and so not Brine's. */
  ObjectNode networks(List<String> controlPlane) {
    ObjectNode networks = object();
    controlPlane.forEach(networks.putObject("controlPlane").putArray("cidrs")::add);
    networks.putObject("plugin").put("name", "none");
    JsonNode networking = configuration.path("networking");
    put(networks, "pods", cidr(networking.path("podSubnet")));
    put(networks, "services", cidr(networking.path("serviceSubnet")));
    return networks;
  }

  private static ObjectNode cidr(JsonNode subnet) {
    ObjectNode network = object();
    return subnet.asText().isEmpty() ? network : network.put("cidr", subnet.asText());
  }

  /**
   * Where the API is reached; who moves its address today goes on doing so.
   *
   * @param port of every API server
   */
  ObjectNode apiServer(int port) {
    ObjectNode apiServer = object();
    String host = host(configuration.path("controlPlaneEndpoint").asText());
    if (!host.isEmpty()) {
      apiServer.put("vip", host);
      if (IpAddress.isAddress(host)) {
        apiServer.putObject("keepalived").put("enabled", false);
      }
    }
    return apiServer.put("port", port);
  }

  /** kubeadm takes an endpoint without a port too. */
  private static String host(String endpoint) {
    try {
      return endpoint.isEmpty() ? "" : HostPort.parse(endpoint).host().toString();
    } catch (InvalidValueException withoutPort) {
      return endpoint;
    }
  }

  private ObjectNode component(String name, String... lists) {
    return component(configuration.path(name), lists);
  }

  private static ObjectNode component(JsonNode given, String... lists) {
    ObjectNode component = object();
    for (String list : lists) {
      copy(given, list, component, list);
    }
    for (String list : List.of("extraArgs", "extraEnvs")) {
      for (JsonNode one : given.path(list)) {
        ObjectNode entry = component.withArrayProperty(list).addObject();
        entry.put("name", one.path("name").asText()).put("value", one.path("value").asText());
      }
    }
    for (JsonNode one : given.path("extraVolumes")) {
      ObjectNode volume = component.withArrayProperty("extraVolumes").addObject();
      VOLUME.forEach(field -> copy(one, field, volume, field));
    }
    return component;
  }

  static void copy(JsonNode from, String field, ObjectNode to, String name) {
    JsonNode value = from.path(field);
    boolean nothing = value.isMissingNode() || value.isNull();
    boolean empty = value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
    if (!nothing && !empty) {
      to.set(name, value);
    }
  }

  static void put(ObjectNode parent, String name, ObjectNode section) {
    if (!section.isEmpty()) {
      parent.set(name, section);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
