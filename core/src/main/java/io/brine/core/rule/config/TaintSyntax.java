package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Taint;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** As Kubernetes' {@code validateNodeTaints}. */
public final class TaintSyntax implements ConfigRule {

  @Override
  public String code() {
    return "nodes/taint";
  }

  @Override
  public String title() {
    return "taints have keys and values that Kubernetes takes";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (NodeAt node : NodeAt.all(config)) {
      List<Taint> taints = node.entry().taints();
      for (int i = 0; i < taints.size(); i++) {
        check(node.child("taints") + "[" + i + "]", taints.get(i), problems);
      }
    }
  }

  private static void check(String path, Taint taint, Problems.Collector problems) {
    if (!KubernetesNames.isQualifiedName(taint.key())) {
      problems.error(
          path + ".key",
          "\"" + taint.key() + "\" is not a key of a taint",
          KubernetesNames.KEY_ADVICE);
    }
    if (!KubernetesNames.isLabelValue(taint.value())) {
      problems.error(
          path + ".value",
          "\"" + taint.value() + "\" is not a value of a taint",
          KubernetesNames.VALUE_ADVICE);
    }
  }
}
