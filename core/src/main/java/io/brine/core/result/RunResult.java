package io.brine.core.result;

import java.util.List;

/**
 * What happened in one run.
 *
 * @param run Brine's name of the run
 * @param jid of the orchestration; empty when there was nothing to run
 * @param phases those that began, in order
 * @param notStarted those never begun, because one before them did not end well
 */
public record RunResult(String run, String jid, List<PhaseResult> phases, List<String> notStarted) {
  public RunResult {
    phases = List.copyOf(phases);
    notStarted = List.copyOf(notStarted);
  }

  /** OK only when every phase was run and is. */
  public Outcome outcome() {
    Outcome worst = Outcome.worst(phases.stream().map(PhaseResult::outcome).toList());
    return notStarted.isEmpty() ? worst : worst.worse(Outcome.UNKNOWN);
  }

  /** What its states say although they are well, each text once. */
  public List<String> notes() {
    return phases.stream()
        .flatMap(phase -> phase.minions().values().stream())
        .flatMap(minion -> minion.notes().stream())
        .map(Note::text)
        .distinct()
        .toList();
  }
}
