package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.Set;

/** They would be set back, or say what is not so. */
public final class LabelsAreOurs implements ConfigRule {
  private static final Set<String> OWNED =
      Set.of(
          "kubernetes.io/hostname",
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/arch",
          "node-role.kubernetes.io/control-plane");

  @Override
  public String code() {
    return "nodes/label-owned";
  }

  @Override
  public String title() {
    return "labels that the kubelet or kubeadm set are left alone";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (NodeAt node : NodeAt.all(config)) {
      node.entry().labels().keySet().stream()
          .filter(OWNED::contains)
          .forEach(
              key ->
                  problems.error(
                      node.child("labels") + "." + key,
                      "the label \"" + key + "\" is set by the kubelet or kubeadm",
                      "leave it out"));
    }
  }
}
