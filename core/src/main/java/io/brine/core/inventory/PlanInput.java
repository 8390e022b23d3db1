package io.brine.core.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.version.VersionSpec;

/** All that a plan is made from; no rule found an error in it. */
public record PlanInput(
    ValidConfig valid,
    Inventory inventory,
    ResolvedNodes nodes,
    VersionSpec version,
    Supplies supplies) {

  public ClusterConfig config() {
    return valid.config();
  }

  public PlanInput with(Supplies found) {
    return new PlanInput(valid, inventory, nodes, version, found);
  }
}
