package io.brine.cli.apply;

import io.brine.bridge.Orchestration;
import io.brine.bridge.Patience;
import io.brine.bridge.PhaseRequest;
import io.brine.bridge.RunRequest;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.TestRun;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.render.TreeDigest;
import io.brine.core.result.MinionResult;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run under a lease: finds what is left to do, has it done, reads what came of it.
 *
 * @param tree that is in use on the master while it runs
 */
public record ApplyRun(
    Watcher watcher, SaltSession session, Lease lease, Journal journal, TreeDigest tree) {

  /** Brings all minions to what is desired; phases that have nothing to do are not started. */
  public RunResult apply(DesiredState desired) throws SaltException, CommandFailure, IOException {
    watcher.terminal().log("testing what is left to do");
    List<PhaseResult> tested = new TestRun(session, Patience.DEFAULT, run()).run(desired.groups());
    WorkLeft left = WorkLeft.of(desired, tested);
    journal.add("tested", Map.of("jids", left.jids(), "left", labels(left.phases())));
    refuseSilence(left.unanswered());
    if (left.phases().isEmpty()) {
      return whole(desired, left, new RunResult(run(), "", List.of(), List.of()));
    }
    watcher.terminal().log("to run: " + String.join(", ", labels(left.phases())));
    return whole(desired, left, orchestrate(desired, left.phases()));
  }

  /** Runs these phases as one orchestration. */
  public RunResult orchestrate(DesiredState desired, List<Phase> phases)
      throws SaltException, CommandFailure, IOException {
    RunRequest request =
        new RunRequest(
            run(), phases.stream().map(desired::request).toList(), ofOrchestration(desired));
    journal.add(
        "submitting", Map.of("phases", request.phases().stream().map(ApplyRun::noted).toList()));
    try (RunProgress progress = RunProgress.of(watcher, request);
        Orchestration orchestration = Orchestration.open(session, Patience.DEFAULT, progress)) {
      lease.handingOver();
      watcher.interruption().handingOver();
      confirmLease();
      String jid = orchestration.submit(request);
      lease.handedOver(jid);
      journal.add("submitted", Map.of("jid", jid));
      return follow(orchestration, request, jid);
    }
  }

  /** By which the master knows that the run may go on, see brine_run.py. */
  private Map<String, Object> ofOrchestration(DesiredState desired) {
    return Map.of(
        "cluster", desired.plan().cluster().toString(),
        "epoch", lease.holder().epoch(),
        "tree", tree.shortened(),
        "rolling", desired.serving().stream().map(MinionId::value).toList());
  }

  private static Map<String, Object> noted(PhaseRequest phase) {
    return Map.of(
        "phase", phase.phase(), "minions", phase.expected().stream().map(MinionId::value).toList());
  }

  private void confirmLease() throws CommandFailure, IOException {
    try {
      lease.confirm();
    } catch (Lease.HeldException taken) {
      throw Superseded.by(taken);
    }
  }

  private RunResult follow(Orchestration orchestration, RunRequest request, String jid)
      throws SaltException, IOException {
    RunResult result = watcher.interruption().during(jid, () -> orchestration.follow(request, jid));
    lease.ended();
    return result;
  }

  private static void refuseSilence(List<MinionResult> silent) throws CommandFailure {
    if (!silent.isEmpty()) {
      String names = silent.stream().map(MinionResult::minion).collect(Collectors.joining(", "));
      throw new CommandFailure(
          ExitCode.UNKNOWN,
          "no answer to the test run from " + names + ": " + silent.get(0).failures().get(0),
          "see that its salt-minion runs, then try again; nothing was changed");
    }
  }

  private static RunResult whole(DesiredState desired, WorkLeft left, RunResult result) {
    Map<String, PhaseResult> ran =
        result.phases().stream().collect(Collectors.toMap(PhaseResult::phase, Function.identity()));
    List<PhaseResult> all =
        desired.phases().stream()
            .flatMap(
                phase ->
                    Stream.of(
                            Optional.ofNullable(ran.get(phase.label())), left.proof(desired, phase))
                        .flatMap(Optional::stream))
            .toList();
    return new RunResult(result.run(), result.jid(), all, result.notStarted());
  }

  private static List<String> labels(List<Phase> phases) {
    return phases.stream().map(Phase::label).toList();
  }

  private String run() {
    return lease.holder().run().value();
  }
}
