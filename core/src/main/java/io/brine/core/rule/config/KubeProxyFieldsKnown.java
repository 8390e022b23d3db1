package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import io.brine.core.version.ApiTypes;
import java.util.List;

/** Kubernetes would drop or refuse a field that it does not know. */
public final class KubeProxyFieldsKnown implements ConfigRule {

  @Override
  public String code() {
    return "kube-proxy/field";
  }

  @Override
  public String title() {
    return "kubernetes.kubeProxy has fields of KubeProxyConfiguration, of their types";
  }

  @Override
  public List<String> reads() {
    return List.of("kubernetes.version");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {
    ApiTypes.BUILT_IN
        .check(
            "KubeProxyConfiguration",
            config.kubernetes().kubeProxy(),
            config.kubernetes().version())
        .forEach(
            mistake ->
                problems.error(
                    "kubernetes.kubeProxy." + mistake.path(), mistake.message(), mistake.advice()));
  }
}
