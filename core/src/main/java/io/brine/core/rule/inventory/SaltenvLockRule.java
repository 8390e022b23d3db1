package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;

/** All that Brine does is in the environment {@code brine}. */
final class SaltenvLockRule implements HostRule {
  @Override
  public String code() {
    return "salt/saltenv";
  }

  @Override
  public String title() {
    return "no minion has lock_saltenv set";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    if (node.facts().salt().lockSaltenv()) {
      problems.error(
          node,
          "lock_saltenv is true in its configuration: it would refuse the environment brine",
          "take lock_saltenv out of /etc/salt/minion and minion.d, and restart salt-minion");
    }
  }
}
