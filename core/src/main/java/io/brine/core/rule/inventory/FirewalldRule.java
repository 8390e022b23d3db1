package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;

/** Brine adds to a firewall; whether a host has one is its operator's to decide. */
final class FirewalldRule implements HostRule {
  private static final String UNIT = "firewalld.service";
  private static final String ELSE =
      ", or set firewall.manage: false and open the ports of brine show firewall yourself";

  @Override
  public String code() {
    return "host/firewalld";
  }

  @Override
  public String title() {
    return "with firewall.manage, firewalld is installed and runs on each host";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    String state = node.facts().runtime().software().services().getOrDefault(UNIT, "");
    if (!config.firewall().manage() || state.equals("active")) {
      return;
    }
    switch (state) {
      case "" ->
          problems.error(
              node,
              "firewalld is not installed",
              "install and start it, with a zone that lets in what you need" + ELSE);
      case "masked" ->
          problems.error(node, "firewalld is masked", "unmask, enable and start it" + ELSE);
      default ->
          problems.error(
              node,
              "firewalld does not run (" + state + ")",
              "look at what its zones let in and start it (systemctl enable --now firewalld)"
                  + ELSE);
    }
  }
}
