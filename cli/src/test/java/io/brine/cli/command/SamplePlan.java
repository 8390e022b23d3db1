package io.brine.cli.command;

import io.brine.cli.network.FirewallDocument;
import io.brine.cli.plan.PlanDocument;
import io.brine.cli.plan.PlannedTree;
import io.brine.core.component.ClusterContext;
import io.brine.core.config.ClusterConfig;
import io.brine.core.plan.ClusterPlan;
import java.io.IOException;

/** Configuration and plan of the sample cluster. */
public final class SamplePlan {
  private SamplePlan() {}

  public static ClusterPlan plan() throws IOException {
    return SampleCommand.planned().plan();
  }

  public static PlannedTree planned() throws IOException {
    return SampleCommand.planned();
  }

  public static PlanDocument document() throws IOException {
    return PlanDocument.of(SampleCommand.planned());
  }

  public static FirewallDocument firewall() throws IOException {
    return FirewallDocument.of(ClusterContext.of(SampleCommand.input()));
  }

  public static ClusterConfig config() throws IOException {
    return SampleCommand.config().config();
  }
}
