package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.brine.core.config.MinionId;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads how one phase ended, from its steps and the jobs of each. */
final class PhaseReader {
  private final Map<String, JobRecord<MinionResult>> jobs;
  private final PhaseRequest phase;
  private final SortedMap<String, MinionResult> minions = new TreeMap<>();
  private final Set<String> jids = new LinkedHashSet<>();
  private final Set<String> failedBefore;
  private final Set<String> expected;
  private final List<Failure> failures = new ArrayList<>();

  /**
   * Reads one phase.
   *
   * @param jobs what was looked up of the steps' jobs, by jid
   * @param failedBefore minions that are left out, since they failed in an earlier phase
   */
  PhaseReader(
      Map<String, JobRecord<MinionResult>> jobs, PhaseRequest phase, Set<String> failedBefore) {
    this.jobs = jobs;
    this.phase = phase;
    this.failedBefore = Set.copyOf(failedBefore);
    this.expected =
        phase.expected().stream().map(MinionId::value).collect(Collectors.toUnmodifiableSet());
  }

  /** A phase of whose minions nothing is known. */
  static PhaseResult untold(
      PhaseRequest phase, List<String> jids, List<Failure> failures, String why) {
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    for (MinionId minion : phase.expected()) {
      minions.put(minion.value(), MinionResult.unknown(minion.value(), why));
    }
    return new PhaseResult(phase.phase(), jids, minions, failures);
  }

  PhaseResult read(List<Step> steps) {
    if (steps.isEmpty()) {
      failures.add(Failure.of("the orchestration has no step of " + phase.sls()));
    }
    for (Step step : steps) {
      read(step);
    }
    String why =
        failures.isEmpty() && Outcome.worst(outcomes()) == Outcome.OK
            ? "no job of this phase was sent to it"
            : "the phase ended before it got there";
    for (MinionId minion : phase.expected()) {
      minions.computeIfAbsent(
          minion.value(),
          id ->
              MinionResult.unknown(
                  id,
                  failedBefore.contains(id)
                      ? "left out, since it failed in an earlier phase"
                      : why));
    }
    return new PhaseResult(phase.phase(), List.copyOf(jids), minions, failures);
  }

  private void read(Step step) {
    if (step.isHeldBack() && Outcome.worst(outcomes()) != Outcome.OK) {
      return;
    }
    SortedMap<String, MinionResult> results =
        step.isOnMinions() ? onMinions(step) : RunnerReturns.of(step);
    jids.addAll(step.jids());
    results.forEach((minion, result) -> minions.merge(minion, result, MinionResult::and));
    boolean blamed = results.values().stream().anyMatch(result -> !result.failures().isEmpty());
    if (step.failed() && !blamed) {
      failures.add(new Failure(step.outcome().ref(), why(step), 0));
    }
  }

  private SortedMap<String, MinionResult> onMinions(Step step) {
    SortedMap<String, MinionResult> results = new TreeMap<>();
    Set<String> silent = new LinkedHashSet<>();
    for (String jid : step.jids()) {
      JobRecord<MinionResult> job = jobs.get(jid);
      if (job != null) {
        job.returns().forEach((minion, result) -> put(results, job, minion, result));
        silent.addAll(job.minions());
      }
    }
    step.kept()
        .properties()
        .forEach(kept -> results.putIfAbsent(kept.getKey(), kept(kept.getValue())));
    silent.removeAll(results.keySet());
    silent.forEach(
        minion ->
            results.put(
                minion,
                MinionResult.unknown(
                    minion, "it did not answer the job of \"" + step.id() + "\"")));
    return results;
  }

  /** Of a minion that nobody asked nothing is believed. */
  private void put(
      SortedMap<String, MinionResult> results,
      JobRecord<MinionResult> job,
      String minion,
      MinionResult result) {
    if (job.minions().contains(minion) || expected.contains(minion)) {
      results.put(minion, result);
    }
  }

  /** What {@link RunReturns} has made of it. */
  private static MinionResult kept(JsonNode value) {
    if (value instanceof POJONode node && node.getPojo() instanceof MinionResult result) {
      return result;
    }
    throw new IllegalStateException("not reduced: " + value);
  }

  private static String why(Step step) {
    return step.returned().isTextual()
        ? Causes.ofText(step.returned().textValue())
        : Causes.ofText(step.outcome().comment());
  }

  private List<Outcome> outcomes() {
    return minions.values().stream().map(MinionResult::outcome).toList();
  }
}
