package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;

/**
 * As kubeadm's preflight {@code FileContent} of ip_forward. Brine sets it, so that only a node is
 * told of on which something has unset it since.
 */
final class ForwardingRule implements HostRule {
  @Override
  public String code() {
    return "host/forwarding";
  }

  @Override
  public String title() {
    return "on a node that stands the kernel forwards packets of the cluster's families";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    if (!node.belongsTo(config.metadata().name().toString()) || !node.isMade()) {
      return;
    }
    for (Cidr services : config.networks().services().cidr().cidrs()) {
      IpFamily family = services.family();
      if (!node.facts().runtime().forwarding().contains(family)) {
        problems.warning(
            node,
            "something has turned " + family + " forwarding off, without which pods are cut off",
            "look for it in /etc/sysctl.d and /etc/sysctl.conf; brine apply turns it on again");
      }
    }
  }
}
