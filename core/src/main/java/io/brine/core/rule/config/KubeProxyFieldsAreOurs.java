package io.brine.core.rule.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.Map;

/** Set by hand they would contradict the plan. */
public final class KubeProxyFieldsAreOurs implements ConfigRule {
  private static final Map<String, String> OWNED =
      Map.of(
          "apiVersion", "the version of Kubernetes",
          "kind", "the key kubernetes.kubeProxy",
          "clusterCIDR", "networks.pods.cidr",
          "hostnameOverride", "each node's name");

  @Override
  public String code() {
    return "kube-proxy/owned";
  }

  @Override
  public String title() {
    return "fields of KubeProxyConfiguration that follow from other fields are left alone";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    JsonNode kubeProxy = config.kubernetes().kubeProxy();
    OWNED.forEach((name, reason) -> check(kubeProxy.path(name), name, reason, problems));
    JsonNode kubeconfig = kubeProxy.path("clientConnection").path("kubeconfig");
    check(kubeconfig, "clientConnection.kubeconfig", "the ConfigMap kube-proxy", problems);
  }

  private static void check(
      JsonNode value, String name, String reason, Problems.Collector problems) {
    if (!value.isMissingNode()) {
      problems.error(
          "kubernetes.kubeProxy." + name,
          "\"" + name + "\" follows from " + reason,
          "leave it out");
    }
  }
}
