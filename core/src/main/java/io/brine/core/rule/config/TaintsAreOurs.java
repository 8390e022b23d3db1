package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Taint;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;
import java.util.regex.Pattern;

/** The node controller and kubeadm own them. */
public final class TaintsAreOurs implements ConfigRule {
  private static final Pattern OWNED =
      Pattern.compile(
          "node\\.kubernetes\\.io/.*|node-role\\.kubernetes\\.io/(control-plane|master)");

  @Override
  public String code() {
    return "nodes/taint-owned";
  }

  @Override
  public String title() {
    return "taints that Kubernetes or kubeadm set are left alone";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (NodeAt node : NodeAt.all(config)) {
      List<Taint> taints = node.entry().taints();
      for (int i = 0; i < taints.size(); i++) {
        String key = taints.get(i).key();
        if (OWNED.matcher(key).matches()) {
          problems.error(
              node.child("taints") + "[" + i + "].key",
              "the taint \"" + key + "\" is set by Kubernetes or kubeadm",
              "leave it out; a control-plane node that is a worker too does not have kubeadm's");
        }
      }
    }
  }
}
