package io.brine.core.result;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What happened in one phase.
 *
 * @param jids Salt's jobs that prove it
 * @param minions every minion that the plan expects in the phase
 * @param failures what went wrong on the master itself
 */
public record PhaseResult(
    String phase,
    List<String> jids,
    SortedMap<String, MinionResult> minions,
    List<Failure> failures) {
  public PhaseResult {
    jids = List.copyOf(jids);
    minions = Collections.unmodifiableSortedMap(new TreeMap<>(minions));
    failures = List.copyOf(failures);
  }

  public Outcome outcome() {
    Stream<Outcome> master = failures.isEmpty() ? Stream.empty() : Stream.of(Outcome.FAILED);
    return Outcome.worst(
        Stream.concat(master, minions.values().stream().map(MinionResult::outcome)).toList());
  }

  /** What happened on this minion; none when it is not part of the phase. */
  public Optional<MinionResult> on(String minion) {
    return Optional.ofNullable(minions.get(minion));
  }

  /** Its minions' failures, alike ones together. */
  public List<FailureGroup> grouped() {
    return FailureGroup.of(minions.values());
  }
}
