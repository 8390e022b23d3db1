package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import io.brine.core.version.ApiTypes;
import java.util.List;

/** Kubernetes would drop or refuse a field that it does not know. */
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
  public List<String> reads() {
    return List.of("kubernetes.version");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {
    ApiTypes.BUILT_IN
        .check("KubeletConfiguration", config.kubernetes().kubelet(), config.kubernetes().version())
        .forEach(
            mistake ->
                problems.error(
                    "kubernetes.kubelet." + mistake.path(), mistake.message(), mistake.advice()));
  }
}
