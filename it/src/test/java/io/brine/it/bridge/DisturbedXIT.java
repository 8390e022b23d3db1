package io.brine.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.bridge.Orchestration;
import io.brine.bridge.Patience;
import io.brine.bridge.PhaseRequest;
import io.brine.bridge.Progress;
import io.brine.bridge.RunRequest;
import io.brine.bridge.SaltSession;
import io.brine.bridge.TestRun;
import io.brine.core.config.MinionId;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What services that die under a run make of it. They are started again; minions come back. */
class DisturbedXIT {
  private final MinionId first = LabMaster.minions().get(0);

  @Test
  void followsThroughARestartOfSaltApi() throws Exception {
    RunResult result = disturbed(() -> LabMaster.onMaster("systemctl", "restart", "salt-api"));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void neverCallsARunGoodThatTheMasterHasLost() throws Exception {
    RunResult result = disturbed(() -> LabMaster.onMaster("systemctl", "restart", "salt-master"));

    assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result.phases().get(0).on(first.value()).map(MinionResult::outcome))
        .hasValue(Outcome.UNKNOWN);
    assertThat(result.phases().get(0).jids()).isNotEmpty();
    assertThat(isFreeAgain()).isTrue();
  }

  /**
   * The minion still counts as busy until it has delivered what the new master did not wait for.
   */
  private boolean isFreeAgain() throws Exception {
    LabMaster.writeSls("brine_it.same", "Change nothing:\n  test.nop: []\n");
    TestRun.Group group = new TestRun.Group("free", List.of("brine_it.same"), List.of(first));
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    try (SaltSession session = LabMaster.login()) {
      while (Instant.now().isBefore(end)) {
        TestRun run = new TestRun(session, Patience.DEFAULT, "it-free");
        if (run.run(List.of(group)).get(0).outcome() == Outcome.OK) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void namesAMinionThatDiedAndAnswersForTheOthers() throws Exception {
    LabMaster.writeSls("brine_it.same", "Change nothing:\n  test.nop: []\n");
    List<MinionId> minions = LabMaster.minions();
    MinionId last = minions.get(minions.size() - 1);
    LabMaster.onLastMinion("systemctl", "kill", "--signal=KILL", "--kill-whom=all", "salt-minion");
    LabMaster.onLastMinion("systemctl", "stop", "salt-minion");
    try (SaltSession session = LabMaster.login()) {
      PhaseResult result =
          new TestRun(session, Patience.DEFAULT, "it-dead")
              .run(List.of(new TestRun.Group("all", List.of("brine_it.same"), minions)))
              .get(0);

      assertThat(result.on(last.value()).map(MinionResult::outcome)).hasValue(Outcome.UNKNOWN);
      assertThat(result.on(first.value()).map(MinionResult::outcome)).hasValue(Outcome.OK);
    } finally {
      LabMaster.onLastMinion("systemctl", "start", "salt-minion");
    }
  }

  private interface Disturbance {
    void happen() throws IOException, InterruptedException;
  }

  private RunResult disturbed(Disturbance disturbance) throws Exception {
    LabMaster.writeSls("brine_it.slow", "Take a while:\n  cmd.run:\n    - name: sleep 12\n");
    LabMaster.writeSls(
        "brine_it.orchestrate.slow",
        """
        'slow: run it':
          salt.state:
            - tgt: [%s]
            - tgt_type: list
            - sls: [brine_it.slow]
            - saltenv: brine
            - pillarenv: brine
            - failhard: true
        """
            .formatted(first));
    PhaseRequest phase =
        new PhaseRequest("slow", "brine_it.orchestrate.slow", new TreeSet<>(List.of(first)));
    RunRequest request = new RunRequest("it-" + UUID.randomUUID(), List.of(phase), Map.of());
    Progress once = new Once(disturbance);
    try (SaltSession session = LabMaster.login();
        Orchestration orchestration = Orchestration.open(session, Patience.DEFAULT, once)) {
      return orchestration.follow(request, orchestration.submit(request));
    }
  }

  /** Disturbs as soon as the job on the minions is known. */
  private static final class Once implements Progress {
    private final Disturbance disturbance;
    private boolean done;

    private Once(Disturbance disturbance) {
      this.disturbance = disturbance;
    }

    @Override
    public void seen(Event event) {
      if (done || !(event instanceof Event.JobStarted)) {
        return;
      }
      done = true;
      try {
        disturbance.happen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
