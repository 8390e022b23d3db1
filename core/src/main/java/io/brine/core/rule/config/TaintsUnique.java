package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Taint;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** As Kubernetes' {@code validateNodeTaints}. */
public final class TaintsUnique implements ConfigRule {

  @Override
  public String code() {
    return "nodes/taint-unique";
  }

  @Override
  public String title() {
    return "a node has one taint of a key and an effect";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (NodeAt node : NodeAt.all(config)) {
      Set<String> seen = new HashSet<>();
      List<Taint> taints = node.entry().taints();
      for (int i = 0; i < taints.size(); i++) {
        Taint taint = taints.get(i);
        if (!seen.add(taint.key() + ":" + taint.effect())) {
          problems.error(
              node.child("taints") + "[" + i + "]",
              "\"" + taint.key() + "\" with " + taint.effect() + " is there twice",
              "keep one");
        }
      }
    }
  }
}
