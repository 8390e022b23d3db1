package io.brine.core.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.brine.core.explain.Explanation.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fields of the configurations of the kubelet and of kube-proxy, by their paths: {@code
 * kubelet.authentication.x509.clientCAFile}.
 */
final class ComponentFields {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Decided API =
      new Decided("the default of kubeadm, else the one of the API", "kubernetes.version");
  private static final Map<String, Decided> DECIDED =
      Map.of(
          "kubelet.clusterDNS",
          new Decided("the 10th address of services", "networks.services.cidr"),
          "kubelet.clusterDomain",
          new Decided("the DNS domain of services", "kubernetes.dnsDomain"),
          "kubeProxy.clusterCIDR",
          new Decided("the addresses of pods", "networks.pods.cidr"),
          "kubeProxy.bindAddress",
          new Decided(
              "all addresses, of the family of the first node's", AddressFields.CONTROL_PLANE));

  private ComponentFields() {}

  /** What decides a field that the configuration does not give. */
  private record Decided(String rule, String path) {}

  static List<Explanation> ofKubelet(Question question) {
    return question
        .text("kubelet-config")
        .map(text -> explain(question, "kubelet", text))
        .orElse(List.of());
  }

  static List<Explanation> ofKubeProxy(Question question) {
    return question.node().isInCluster()
        ? explain(
            question, "kubeProxy", question.node().cluster().componentConfigs().kubeProxyYaml())
        : List.of();
  }

  private static List<Explanation> explain(Question question, String component, String text) {
    List<Explanation> all = new ArrayList<>();
    collect(question, component, read(text), all);
    return all;
  }

  private static JsonNode read(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  private static void collect(
      Question question, String path, JsonNode value, List<Explanation> all) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(field -> collect(question, path + "." + field.getKey(), field.getValue(), all));
    } else {
      all.add(explain(question, path, value));
    }
  }

  private static Explanation explain(Question question, String field, JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    String path = "kubernetes." + field;
    if (question.written().lines().has(path)) {
      return new Explanation(
          field, text, "as written", List.of(question.written().input(path, text)));
    }
    if (field.equals("kubelet.resolvConf")) {
      return new Explanation(
          field,
          text,
          "past the stub of systemd-resolved, which runs on the host",
          List.of(question.fact("systemd-resolved.service", "active")));
    }
    Decided decided = DECIDED.getOrDefault(field, API);
    List<Input> inputs = List.of(question.written().input(decided.path()));
    return new Explanation(field, text, decided.rule(), inputs);
  }
}
