package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;

/** Files under /etc and packages need root. */
final class SaltUserRule implements HostRule {
  @Override
  public String code() {
    return "salt/user";
  }

  @Override
  public String title() {
    return "each minion runs as root";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    int uid = node.facts().salt().uid();
    if (uid != 0) {
      problems.error(
          node,
          "salt-minion runs as the user with the id " + uid,
          "set user: root in its configuration and restart it");
    }
  }
}
