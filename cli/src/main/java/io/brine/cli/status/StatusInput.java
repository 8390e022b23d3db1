package io.brine.cli.status;

import io.brine.cli.run.LastRun;
import io.brine.core.config.ClusterConfig;
import io.brine.core.standing.CertificateEnd;
import io.brine.core.standing.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a status is told from.
 *
 * @param survey of all parts, on all minions of the configuration
 */
public record StatusInput(ClusterConfig config, Survey survey, Master master) {

  /** What the master itself knows. */
  public record Master(Instant now, List<CertificateEnd> store, Optional<LastRun> lastRun) {
    public Master {
      store = List.copyOf(store);
    }
  }
}
