package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.ClockOffset;
import io.brine.core.inventory.MatchedNode;

/** Certificates and tokens count by the clock. */
final class ClockRule implements HostRule {
  /** etcd warns of more between members: rafthttp, monitorProbingStatus. */
  private static final long WARNING_MILLIS = 1_000;

  /** Tokens are refused beyond: DefaultLeeway of go-jose. */
  private static final long ERROR_MILLIS = 60_000;

  private static final String ADVICE =
      "let chrony or systemd-timesyncd set the clocks of all hosts";

  @Override
  public String code() {
    return "host/clock";
  }

  @Override
  public String title() {
    return "each host's clock is within a minute of the master's, and within a second as etcd wants it";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    ClockOffset clock = node.facts().runtime().clock();
    String message =
        "its clock is "
            + Math.abs(clock.millis())
            + " ms "
            + (clock.millis() < 0 ? "behind" : "ahead of")
            + " the master (to "
            + clock.errorMillis()
            + " ms)";
    if (clock.atLeastMillis() > ERROR_MILLIS) {
      problems.error(node, message, ADVICE);
    } else if (clock.atLeastMillis() > WARNING_MILLIS) {
      problems.warning(node, message, ADVICE);
    }
  }
}
