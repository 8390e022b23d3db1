package io.brine.core.rule.inventory;

import io.brine.core.config.Role;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problems;

/** Roles that are given have someone to fill them. */
final class RoleRule implements InventoryRule {
  @Override
  public String code() {
    return "inventory/role";
  }

  @Override
  public String title() {
    return "each role that an entry gives has at least one minion whose facts are known";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    for (Role role : Role.values()) {
      boolean wanted = facts.config().nodes().stream().anyMatch(entry -> entry.has(role));
      if (wanted && facts.with(role).isEmpty()) {
        problems.error(
            "nodes",
            "no minion was found for the role " + role,
            "put right the entries with this role, or see why their minions do not answer");
      }
    }
  }
}
