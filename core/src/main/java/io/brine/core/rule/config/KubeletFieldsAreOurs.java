package io.brine.core.rule.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.Map;

/** Set by hand they would contradict the plan. */
public final class KubeletFieldsAreOurs implements ConfigRule {
  private static final Map<String, String> OWNED =
      Map.of(
          "apiVersion", "the version of Kubernetes",
          "kind", "the key kubernetes.kubelet",
          "staticPodPath", "where kubeadm puts manifests",
          "clusterDomain", "kubernetes.dnsDomain",
          "containerRuntimeEndpoint", "containerd's socket",
          "healthzBindAddress", "what kubeadm and Brine ask for its health",
          "healthzPort", "what kubeadm and Brine ask for its health",
          "port", "the firewall's table of services",
          "rotateCertificates", "how nodes join",
          "registerWithTaints", "nodes[].taints");

  @Override
  public String code() {
    return "kubelet/owned";
  }

  @Override
  public String title() {
    return "fields of KubeletConfiguration that follow from other fields are left alone";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    JsonNode kubelet = config.kubernetes().kubelet();
    OWNED.forEach((name, reason) -> check(kubelet.path(name), name, reason, problems));
    JsonNode clientCa = kubelet.path("authentication").path("x509").path("clientCAFile");
    check(clientCa, "authentication.x509.clientCAFile", "where kubeadm puts the CA", problems);
  }

  private static void check(
      JsonNode value, String name, String reason, Problems.Collector problems) {
    if (!value.isMissingNode()) {
      problems.error(
          "kubernetes.kubelet." + name, "\"" + name + "\" follows from " + reason, "leave it out");
    }
  }
}
