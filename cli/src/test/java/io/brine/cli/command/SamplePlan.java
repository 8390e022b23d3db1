package io.brine.cli.command;

import io.brine.core.plan.ClusterPlan;
import java.io.IOException;

/** The plan of the sample cluster. */
public final class SamplePlan {
  private SamplePlan() {}

  public static ClusterPlan plan() throws IOException {
    return SampleCommand.planned().plan();
  }
}
