package io.brine.cli.apply;

import io.brine.bridge.Orchestration;
import io.brine.bridge.Patience;
import io.brine.bridge.RunRequest;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.TestRun;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.core.component.Phase;
import io.brine.core.result.MinionResult;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run under a lease: finds what is left to do, has it done, reads what came of it. */
public record ApplyRun(Terminal terminal, SaltSession session, Lease lease, Journal journal) {

  /** Brings all minions to what is desired; phases that have nothing to do are not started. */
  public RunResult apply(DesiredState desired) throws SaltException, CommandFailure, IOException {
    terminal.log("testing what is left to do");
    List<PhaseResult> tested = new TestRun(session, Patience.DEFAULT, run()).run(desired.groups());
    WorkLeft left = WorkLeft.of(desired, tested);
    journal.add("tested", Map.of("jids", left.jids(), "left", labels(left.phases())));
    refuseSilence(left.unanswered());
    if (left.phases().isEmpty()) {
      return whole(desired, left, new RunResult(run(), "", List.of(), List.of()));
    }
    terminal.log("to run: " + String.join(", ", labels(left.phases())));
    return whole(desired, left, orchestrate(desired, left.phases()));
  }

  /** Runs these phases as one orchestration. */
  public RunResult orchestrate(DesiredState desired, List<Phase> phases)
      throws SaltException, IOException {
    RunRequest request =
        new RunRequest(
            run(),
            phases.stream().map(desired::request).toList(),
            Map.of(
                "cluster", desired.plan().cluster().toString(), "epoch", lease.holder().epoch()));
    try (RunProgress progress = new RunProgress(terminal);
        Orchestration orchestration = Orchestration.open(session, Patience.DEFAULT, progress)) {
      String jid = orchestration.submit(request);
      lease.handedOver(jid);
      journal.add("submitted", Map.of("jid", jid, "phases", labels(phases)));
      return follow(orchestration, request, jid);
    }
  }

  private RunResult follow(Orchestration orchestration, RunRequest request, String jid)
      throws SaltException, IOException {
    Interruption interruption = Interruption.tells(() -> interrupted(jid));
    try {
      RunResult result = orchestration.follow(request, jid);
      lease.ended();
      return result;
    } finally {
      interruption.close();
    }
  }

  private void interrupted(String jid) {
    terminal.log("");
    terminal.log("interrupted: orchestration " + jid + " goes on on the salt-master");
    terminal.log("  look at it: salt-run jobs.list_job " + jid);
    terminal.log("  stop it: salt-run state.soft_kill " + jid);
    terminal.log("  once it has ended, brine apply goes on with what is left");
    try {
      journal.add("interrupted", Map.of("jid", jid));
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
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
