package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** Without a common endpoint no further node can join (kubeadm's {@code controlPlaneEndpoint}). */
public final class VipForSeveralControlPlaneNodes implements ConfigRule {

  @Override
  public String code() {
    return "vip/required";
  }

  @Override
  public String title() {
    return "several control-plane nodes have a VIP";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int nodes = NodeAt.with(Role.CONTROL_PLANE, config).size();
    if (nodes > 1 && config.apiServer().endpoint().isEmpty()) {
      problems.error(
          "apiServer.vip",
          nodes + " control-plane nodes need a common endpoint",
          "give an address for keepalived, or the DNS name or address of a load balancer");
    }
  }
}
