package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads from an orchestration's return, and from the jobs of its steps, how each phase ended. */
final class RunReader {
  /** The master has all returns of a call in memory, each some 70 KB when 150 states ran. */
  private static final int RETURNS_AT_ONCE = 1000;

  private final Jobs jobs;
  private final RunRequest request;
  private final String jid;
  private final Map<String, List<String>> seen;

  /**
   * Reads one run.
   *
   * @param seen the jobs that events told of, by step; shown, and never believed
   */
  RunReader(Jobs jobs, RunRequest request, String jid, Map<String, List<String>> seen) {
    this.jobs = jobs;
    this.request = request;
    this.jid = jid;
    this.seen = seen;
  }

  /** The result of what the job cache holds of the orchestration. */
  RunResult read(JsonNode entry) throws SaltException {
    JsonNode value = entry.path("return").path("return");
    JsonNode data = value.path("data");
    JsonNode steps = data.isObject() && data.size() == 1 ? data.iterator().next() : data;
    if (!steps.isObject() || steps.isEmpty()) {
      return notRun(refusal(value, steps));
    }
    List<Step> ran = Step.of(steps);
    if (!ran.stream().allMatch(step -> step.outcome().isWellFormed())) {
      return notRun("part of the orchestration's answer is missing or makes no sense");
    }
    boolean failed =
        value.path("retcode").asInt(1) != 0
            || !entry.path("return").path("success").asBoolean(false);
    return of(ran, failed);
  }

  /** The master knows nothing more of it: it was restarted, or its job cache was emptied. */
  RunResult lost() {
    List<PhaseResult> phases = new ArrayList<>();
    for (PhaseRequest phase : request.phases()) {
      List<String> jids =
          seen.entrySet().stream()
              .filter(step -> step.getKey().startsWith(phase.phase() + ":"))
              .flatMap(step -> step.getValue().stream())
              .toList();
      phases.add(
          PhaseReader.untold(
              phase,
              jids,
              List.of(),
              "the salt-master lost orchestration " + jid + "; was it restarted?"));
    }
    return new RunResult(request.run(), jid, phases, List.of());
  }

  private static String refusal(JsonNode value, JsonNode steps) {
    if (steps.isArray() && !steps.isEmpty()) {
      List<String> lines = new ArrayList<>();
      steps.forEach(line -> lines.add(line.asText()));
      return String.join("\n", lines);
    }
    JsonNode text = steps.isTextual() ? steps : value;
    return text.isTextual() ? Causes.ofText(text.textValue()) : "it ended without any step";
  }

  private RunResult notRun(String why) {
    PhaseRequest first = request.phases().get(0);
    PhaseResult failed =
        PhaseReader.untold(
            first, List.of(), List.of(Failure.of(why)), "the orchestration did not run");
    return new RunResult(request.run(), jid, List.of(failed), namesAfter(1));
  }

  private RunResult of(List<Step> ran, boolean failed) throws SaltException {
    Map<String, JobRecord<MinionResult>> proofs = proofs(readers(ran));
    List<PhaseResult> phases = new ArrayList<>();
    Set<String> failedBefore = new HashSet<>();
    for (PhaseRequest phase : request.phases()) {
      List<Step> own = ran.stream().filter(step -> step.sls().equals(phase.sls())).toList();
      if (own.stream().allMatch(Step::isHeldBack) && !isFine(phases)) {
        break;
      }
      PhaseResult result = new PhaseReader(proofs, phase, failedBefore).read(own);
      phases.add(result);
      failedBefore.addAll(failed(result));
    }
    if (failed && isFine(phases)) {
      phases.set(phases.size() - 1, blamed(phases.get(phases.size() - 1)));
    }
    return new RunResult(request.run(), jid, phases, namesAfter(phases.size()));
  }

  private Map<String, JobRecord<MinionResult>> proofs(Map<String, JobReader<MinionResult>> readers)
      throws SaltException {
    int most = request.phases().stream().mapToInt(phase -> phase.expected().size()).max().orElse(1);
    int jobsAtOnce = Math.max(1, RETURNS_AT_ONCE / Math.max(1, most));
    Map<String, JobRecord<MinionResult>> proofs = new HashMap<>();
    for (List<String> some : Lists.partition(List.copyOf(readers.keySet()), jobsAtOnce)) {
      Map<String, JobReader<MinionResult>> now = new HashMap<>(readers);
      now.keySet().retainAll(some);
      proofs.putAll(jobs.lookUp(now));
    }
    return proofs;
  }

  private static Map<String, JobReader<MinionResult>> readers(List<Step> ran) {
    Map<String, JobReader<MinionResult>> readers = new HashMap<>();
    for (Step step : ran) {
      if (step.isOnMinions()) {
        JobReader<MinionResult> reader =
            step.isState() ? StateReturns.applied() : new FunctionReturns();
        step.jids().forEach(job -> readers.put(job, reader));
      }
    }
    return readers;
  }

  private static List<String> failed(PhaseResult phase) {
    return phase.minions().values().stream()
        .filter(minion -> minion.outcome() != Outcome.OK)
        .map(MinionResult::minion)
        .toList();
  }

  private static boolean isFine(List<PhaseResult> phases) {
    return phases.stream().allMatch(phase -> phase.outcome() == Outcome.OK);
  }

  private PhaseResult blamed(PhaseResult last) {
    return new PhaseResult(
        last.phase(),
        last.jids(),
        new TreeMap<>(last.minions()),
        List.of(Failure.of("Salt counts orchestration " + jid + " as failed")));
  }

  private List<String> namesAfter(int begun) {
    return request.phases().stream().skip(begun).map(PhaseRequest::phase).toList();
  }
}
