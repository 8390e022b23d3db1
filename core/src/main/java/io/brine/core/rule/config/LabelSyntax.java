package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** As Kubernetes' {@code IsQualifiedName} and {@code IsValidLabelValue}. */
public final class LabelSyntax implements ConfigRule {

  @Override
  public String code() {
    return "nodes/label";
  }

  @Override
  public String title() {
    return "labels have keys and values that Kubernetes takes";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (NodeAt node : NodeAt.all(config)) {
      node.entry().labels().forEach((key, value) -> check(node, key, value, problems));
    }
  }

  private static void check(NodeAt node, String key, String value, Problems.Collector problems) {
    String path = node.child("labels") + "." + key;
    if (!KubernetesNames.isQualifiedName(key)) {
      problems.error(path, "\"" + key + "\" is not a key of a label", KubernetesNames.KEY_ADVICE);
    }
    if (!KubernetesNames.isLabelValue(value)) {
      problems.error(
          path, "\"" + value + "\" is not a value of a label", KubernetesNames.VALUE_ADVICE);
    }
  }
}
