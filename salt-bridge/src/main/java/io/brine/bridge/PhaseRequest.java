package io.brine.bridge;

import io.brine.core.config.MinionId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One phase to run.
 *
 * @param sls its orchestration in saltenv brine, for example {@code brine.orchestrate.pki}
 * @param expected every minion that it must reach, by the plan
 */
public record PhaseRequest(String phase, String sls, SortedSet<MinionId> expected) {
  public PhaseRequest {
    expected = Collections.unmodifiableSortedSet(new TreeSet<>(expected));
  }
}
