package io.brine.core.rule.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** kubeadm warns of the same values. */
public final class KubeletIsGuarded implements ConfigRule {

  @Override
  public String code() {
    return "kubelet/unsafe";
  }

  @Override
  public String title() {
    return "the kubelet asks the API server whom it may obey";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    JsonNode kubelet = config.kubernetes().kubelet();
    if (kubelet.path("authentication").path("anonymous").path("enabled").asBoolean(false)) {
      warn("authentication.anonymous.enabled", "lets anyone use the kubelet's API", problems);
    }
    if (!kubelet.path("authentication").path("webhook").path("enabled").asBoolean(true)) {
      warn("authentication.webhook.enabled", "refuses service accounts", problems);
    }
    if (!kubelet.path("authorization").path("mode").asText("Webhook").equals("Webhook")) {
      warn("authorization.mode", "lets every client of the kubelet do everything", problems);
    }
    if (kubelet.path("readOnlyPort").asInt(0) != 0) {
      warn("readOnlyPort", "shows pods to anyone", problems);
    }
  }

  private static void warn(String name, String effect, Problems.Collector problems) {
    problems.warning("kubernetes.kubelet." + name, "this value " + effect, "leave it out");
  }
}
