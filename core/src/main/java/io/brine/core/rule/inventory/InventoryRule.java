package io.brine.core.rule.inventory;

import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problems;

/** One check of the minions that a valid configuration means. Stateless. */
public interface InventoryRule {
  /** Stable identifier, for example {@code host/memory}. */
  String code();

  /** What must hold, in one sentence. */
  String title();

  void check(ClusterFacts facts, Problems.Collector problems);
}
