package io.brine.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phases to run one after the other in one orchestration.
 *
 * @param run Brine's name of it, by which it is found again; letters, digits, {@code -_.}
 * @param pillar what the orchestration's own SLS may read under {@code brine}; Salt stores it, so
 *     no secrets
 */
public record RunRequest(String run, List<PhaseRequest> phases, Map<String, Object> pillar) {
  public RunRequest {
    if (!run.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("run \"" + run + "\"");
    }
    phases = List.copyOf(phases);
    pillar = Map.copyOf(pillar);
  }

  /** The id that Salt gives to what the orchestration's events are about. */
  String eventId() {
    return "brine-" + run;
  }

  SaltCall call() {
    Map<String, Object> own = new HashMap<>(pillar);
    own.put("run", run);
    return SaltCall.runnerAsync(
        JobSearch.ORCHESTRATE,
        Map.of(
            "mods", phases.stream().map(PhaseRequest::sls).toList(),
            "saltenv", "brine",
            "pillarenv", "brine",
            "orchestration_jid", eventId(),
            "pillar", Map.of("brine", own)));
  }
}
