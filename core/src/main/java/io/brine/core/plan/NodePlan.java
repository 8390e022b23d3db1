package io.brine.core.plan;

import io.brine.core.component.Contribution;
import io.brine.core.component.FileSpec;
import io.brine.core.component.PackageSpec;
import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeName;
import io.brine.core.inventory.NodeAddresses;
import java.util.List;

/** All that is decided for one minion. */
public record NodePlan(NodeSpec spec, NodeAddresses addresses, Contribution parts) {

  public MinionId minion() {
    return spec.identity().minion();
  }

  public NodeName node() {
    return spec.identity().node();
  }

  public List<PackageSpec> packages() {
    return parts.packages();
  }

  /** systemd's services that run in the end. */
  public List<String> services() {
    return parts.services();
  }

  public List<FileSpec> files() {
    return parts.files();
  }

  /** SLS names that the phase applies to this minion, in order; empty when it has no part. */
  public List<String> states(Phase phase) {
    return parts.states().getOrDefault(phase, List.of());
  }
}
