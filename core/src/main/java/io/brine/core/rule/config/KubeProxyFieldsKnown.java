package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** {@code staging/src/k8s.io/kube-proxy/config/v1alpha1/types.go}, v1.35.6 and v1.36.2. */
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
  public void check(ClusterConfig config, Problems.Collector problems) {

    ComponentFields.KUBE_PROXY.check(
        "kubernetes.kubeProxy", config.kubernetes().kubeProxy(), problems);
  }
}
