package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import java.util.List;

/** As kubeadm's preflight {@code FileContent} of ip_forward; Brine sets it, so it is only told. */
final class ForwardingRule implements HostRule {
  @Override
  public String code() {
    return "host/forwarding";
  }

  @Override
  public String title() {
    return "the kernel forwards packets of the cluster's families; brine apply sees to it";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    List<IpFamily> families =
        config.networks().services().cidr().cidrs().stream().map(Cidr::family).toList();
    for (IpFamily family : families) {
      if (!node.facts().runtime().forwarding().contains(family)) {
        problems.warning(
            node,
            family + " forwarding is off",
            "nothing need be done: brine apply sets it; see that nothing else unsets it later");
      }
    }
  }
}
