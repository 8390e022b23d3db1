package io.brine.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brine.bridge.JobSearch;
import io.brine.bridge.Orchestration;
import io.brine.bridge.Patience;
import io.brine.bridge.PhaseRequest;
import io.brine.bridge.Progress;
import io.brine.bridge.RunRequest;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.core.config.MinionId;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import io.brine.core.result.StateRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrchestrationXIT {
  private static final MinionId NOBODY = MinionId.parse("nobody.example");

  private final String run = "it-" + UUID.randomUUID();
  private final List<Progress.Event> seen = new ArrayList<>();

  @Test
  void tellsOfEachMinionThatAllIsWell() throws Exception {
    states("fine", "Change something:\n  test.succeed_with_changes: []\n");
    PhaseRequest first = phase("first", "fine", LabMaster.minions());
    PhaseRequest second = phase("second", "fine", LabMaster.minions().subList(1, 3));

    RunResult result = run(first, second);

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(result.phases()).extracting(PhaseResult::phase).containsExactly("first", "second");
    assertThat(result.phases().get(0).minions().keySet())
        .containsExactlyElementsOf(ids(LabMaster.minions()));
    assertThat(result.phases().get(1).minions().values())
        .allSatisfy(
            minion ->
                assertThat(minion.changes())
                    .containsExactly(new StateRef("brine_it.fine", "Change something")));
    assertThat(result.phases().get(0).jids()).hasSize(1);
    assertThat(seen)
        .contains(
            new Progress.Event.StepStarted("first: run it"),
            new Progress.Event.StepStarted("second: run it"));
    assertThat(seen)
        .filteredOn(Progress.Event.MinionDone.class::isInstance)
        .hasSize(LabMaster.minions().size() + 2);
  }

  @Test
  void foldsWhatFailedOnlyByRequisite() throws Exception {
    states(
        "broken",
        """
        Break it:
          test.fail_without_changes:
            - comment: disk on fire
        Depend on it:
          test.nop:
            - require: [{test: Break it}]
        Depend on that:
          test.nop:
            - require: [{test: Depend on it}]
        """);
    List<MinionId> two = LabMaster.minions().subList(0, 2);

    RunResult result = run(phase("broken", "broken", two), phase("later", "broken", two));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.notStarted()).containsExactly("later");
    PhaseResult broken = result.phases().get(0);
    assertThat(broken.failures()).isEmpty();
    assertThat(broken.grouped()).hasSize(1);
    assertThat(broken.grouped().get(0).minions()).containsExactlyElementsOf(ids(two));
    assertThat(broken.grouped().get(0).failure())
        .hasToString("brine_it.broken: Break it: disk on fire (and 2 states that require it)");
  }

  @Test
  void showsWhatAFailedCommandPrinted() throws Exception {
    states("command", "Run it:\n  cmd.run:\n    - name: echo no such disk >&2; exit 3\n");

    RunResult result = run(phase("command", "command", LabMaster.minions().subList(0, 1)));

    assertThat(result.phases().get(0).grouped().get(0).failure().cause()).isEqualTo("no such disk");
  }

  @Test
  void neverCallsSilenceSuccess() throws Exception {
    states("fine", "Change something:\n  test.succeed_with_changes: []\n");
    List<MinionId> expected = List.of(LabMaster.minions().get(0), NOBODY);

    RunResult result = run(phase("silent", "fine", expected));

    PhaseResult phase = result.phases().get(0);
    assertThat(phase.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(phase.on(NOBODY.value()).map(MinionResult::outcome)).hasValue(Outcome.UNKNOWN);
    assertThat(phase.on(expected.get(0).value()).map(MinionResult::outcome)).hasValue(Outcome.OK);
  }

  @Test
  void isUnknownWhereNoJobReachedAnExpectedMinion() throws Exception {
    states("fine", "Change something:\n  test.succeed_with_changes: []\n");
    PhaseRequest narrow = phase("narrow", "fine", LabMaster.minions().subList(0, 1));
    PhaseRequest wide =
        new PhaseRequest(narrow.phase(), narrow.sls(), new TreeSet<>(LabMaster.minions()));

    RunResult result = run(wide);

    assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result.phases().get(0).grouped().get(0).failure().cause())
        .isEqualTo("no job of this phase was sent to it");
  }

  @Test
  void neverCallsAMissingSlsSuccess() throws Exception {
    RunResult noOrchestration =
        run(
            new PhaseRequest(
                "none", "brine_it.orchestrate.none", new TreeSet<>(LabMaster.minions())));
    RunResult noState = run(phase("gone", "gone", LabMaster.minions().subList(0, 1)));

    assertThat(noOrchestration.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(noOrchestration.phases().get(0).failures().toString())
        .contains("No matching sls found for 'brine_it.orchestrate.none'");
    assertThat(noState.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(noState.phases().get(0).grouped().toString()).contains("brine_it.gone");
  }

  @Test
  void tellsARunnerThatFails() throws Exception {
    LabMaster.writeSls(
        "brine_it.orchestrate.runner",
        "'runner: call it':\n  salt.runner:\n    - name: jobs.list_job\n    - failhard: true\n");

    RunResult result =
        run(
            new PhaseRequest(
                "runner",
                "brine_it.orchestrate.runner",
                new TreeSet<>(LabMaster.minions().subList(0, 1))));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.phases().get(0).failures().get(0).state())
        .hasValue(new StateRef("brine_it.orchestrate.runner", "runner: call it"));
  }

  @Test
  void isFoundByTheNameOfItsRunWhileItGoesOnAndAfterwards() throws Exception {
    states("slow", "Take a while:\n  cmd.run:\n    - name: sleep 5\n");
    RunRequest request = request(phase("slow", "slow", LabMaster.minions().subList(0, 1)));
    try (SaltSession session = LabMaster.login();
        Orchestration orchestration =
            Orchestration.open(session, Patience.DEFAULT, Progress.NONE)) {
      JobSearch search = new JobSearch(session, Patience.DEFAULT);
      String jid = orchestration.submit(request);

      assertThat(search.orchestration(run, "")).hasValue(jid);
      assertThat(orchestration.follow(request, jid).outcome()).isEqualTo(Outcome.OK);
      assertThat(search.orchestration(run, "")).hasValue(jid);
      assertThat(search.orchestration("no-such-run", "")).isEmpty();
    }
  }

  @Test
  void goesOnWhenItsFollowerIsInterrupted() throws Exception {
    states("slow", "Take a while:\n  cmd.run:\n    - name: sleep 5\n");
    RunRequest request = request(phase("slow", "slow", LabMaster.minions().subList(0, 1)));
    try (SaltSession session = LabMaster.login();
        Orchestration orchestration =
            Orchestration.open(session, Patience.DEFAULT, Progress.NONE)) {
      String jid = orchestration.submit(request);
      Thread.currentThread().interrupt();

      SaltException stopped =
          catchThrowableOfType(SaltException.class, () -> orchestration.follow(request, jid));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(stopped).isInstanceOf(SaltException.Interrupted.class).hasMessageContaining(jid);
      assertThat(stopped.exitCode()).isEqualTo(130);
      assertThat(orchestration.follow(request, jid).outcome()).isEqualTo(Outcome.OK);
    }
  }

  private RunResult run(PhaseRequest... phases) throws SaltException, IOException {
    RunRequest request = request(phases);
    try (SaltSession session = LabMaster.login();
        Orchestration orchestration = Orchestration.open(session, Patience.DEFAULT, seen::add)) {
      return orchestration.follow(request, orchestration.submit(request));
    }
  }

  private RunRequest request(PhaseRequest... phases) {
    return new RunRequest(run, List.of(phases), Map.of("epoch", 1));
  }

  private static void states(String name, String text) throws IOException {
    LabMaster.writeSls("brine_it." + name, text);
  }

  private static PhaseRequest phase(String phase, String states, List<MinionId> minions)
      throws IOException {
    LabMaster.writeSls(
        "brine_it.orchestrate." + phase,
        """
        '%s: run it':
          salt.state:
            - tgt: [%s]
            - tgt_type: list
            - sls: [brine_it.%s]
            - saltenv: brine
            - pillarenv: brine
            - failhard: true
        """
            .formatted(
                phase,
                minions.stream().map(MinionId::value).collect(Collectors.joining(", ")),
                states));
    return new PhaseRequest(phase, "brine_it.orchestrate." + phase, new TreeSet<>(minions));
  }

  private static SortedSet<String> ids(List<MinionId> minions) {
    return new TreeSet<>(minions.stream().map(MinionId::value).toList());
  }
}
