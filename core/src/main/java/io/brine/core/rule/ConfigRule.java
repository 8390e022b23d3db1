package io.brine.core.rule;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import java.util.List;

/** One check that needs nothing but the configuration. Stateless. */
public interface ConfigRule {
  /** Stable identifier, for example {@code network/overlap}. */
  String code();

  /** What must hold, in one sentence. */
  String title();

  void check(ClusterConfig config, Problems.Collector problems);

  /**
   * Paths whose values it compares beyond the one it reports, for example {@code
   * networks.services.cidr} or {@code nodes[*].roles}. When one of them could not be read the rule
   * is not asked, since it would accuse the innocent.
   */
  default List<String> reads() {
    return List.of();
  }
}
