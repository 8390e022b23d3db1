package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** {@code staging/src/k8s.io/kubelet/config/v1beta1/types.go}, v1.35.6 and v1.36.2. */
public final class KubeletFieldsKnown implements ConfigRule {

  @Override
  public String code() {
    return "kubelet/field";
  }

  @Override
  public String title() {
    return "kubernetes.kubelet has fields of KubeletConfiguration, of their types";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    ComponentFields.KUBELET.check("kubernetes.kubelet", config.kubernetes().kubelet(), problems);
  }
}
