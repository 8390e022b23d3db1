package io.brine.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.bridge.TestRun;
import io.brine.cli.command.SamplePlan;
import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Note;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkLeftTest {
  private DesiredState desired;

  @BeforeEach
  void setUp() throws Exception {
    desired = new DesiredState(SamplePlan.plan(), new TreeSet<>());
  }

  @Test
  void testsEveryMinionOnceWithAllThereIs() {
    List<TestRun.Group> groups = desired.groups();
    assertThat(groups).hasSize(2);
    assertThat(groups.get(1).minions())
        .containsExactly(MinionId.parse("worker-1"), MinionId.parse("worker-2"));
    assertThat(groups.get(0).sls())
        .startsWith("brine.node.preflight")
        .contains("brine.pki.configured", "brine.etcd.running")
        .endsWith("brine.node.verified");
  }

  @Test
  void isNothingWhenNothingWouldChange() {
    WorkLeft left = left(ok("worker-1"), ok("worker-2"));
    assertThat(left.phases()).isEmpty();
    assertThat(left.proof(desired, Phase.VERIFY)).isPresent();
    PhaseResult proof = left.proof(desired, Phase.PKI).orElseThrow();
    assertThat(proof.jids()).containsExactly("2026");
    assertThat(proof.minions().keySet())
        .containsExactly("bootstrap.dc1.example.com", "worker-1", "worker-2");
  }

  @Test
  void keepsWhatIsToBeSaidOfAPhaseThatIsInOrder() {
    StateRef well = new StateRef("brine.node.verified", "Wait until the cluster is well");
    Note note = new Note(well, "NotReady only because no network plugin is installed: worker-1");
    String first = "bootstrap.dc1.example.com";
    WorkLeft left =
        left(
            new MinionResult(
                first, Outcome.OK, List.of(), List.of(), List.of(note), Duration.ofSeconds(1)));
    assertThat(notes(left.proof(desired, Phase.VERIFY), first)).containsExactly(note);
    assertThat(notes(left.proof(desired, Phase.PKI), first)).isEmpty();
  }

  @Test
  void isOnlyToVerifyWhatIsNotWellYet() {
    StateRef well = new StateRef("brine.node.verified", "Wait until the cluster is well");
    WorkLeft left = left(result("worker-1", Outcome.WOULD_CHANGE, List.of(well), List.of()));
    assertThat(left.phases()).containsExactly(Phase.VERIFY);
  }

  @Test
  void isPreflightWhereTheTestRunSawItFail() {
    StateRef found = new StateRef("brine.node.preflight", "Find the plan in the pillar");
    Failure failure = new Failure(found, "no pillar", 0);
    WorkLeft left = left(result("worker-1", Outcome.FAILED, List.of(), List.of(failure)));
    assertThat(left.phases()).containsExactly(Phase.PREFLIGHT, Phase.VERIFY);
  }

  @Test
  void isThePhaseWhoseStatesWouldChange() {
    StateRef kubelet = new StateRef("brine.kubelet.configured", "Write the kubelet's files");
    WorkLeft left = left(result("worker-1", Outcome.WOULD_CHANGE, List.of(kubelet), List.of()));
    assertThat(left.phases()).contains(Phase.WORKERS, Phase.VERIFY);
    assertThat(left.phases()).doesNotContain(Phase.PREFLIGHT, Phase.PKI, Phase.NODE_BASE);
  }

  @Test
  void isThePhaseWhoseStatesCannotBeToldYet() {
    Failure failure = new Failure(new StateRef("brine.pki.configured", "Hold the keys"), "no", 0);
    WorkLeft left = left(result("worker-1", Outcome.FAILED, List.of(), List.of(failure)));
    assertThat(left.phases()).containsExactly(Phase.PKI, Phase.VERIFY);
  }

  @Test
  void isAllThatBrineNodeIsToldOtherwise() {
    StateRef spec = new StateRef("brine.node.installed", "Write /etc/brine/node.json");
    WorkLeft left = left(result("worker-1", Outcome.WOULD_CHANGE, List.of(spec), List.of()));
    assertThat(left.phases())
        .contains(Phase.NODE_BASE, Phase.PKI, Phase.ETCD, Phase.CONTROL_PLANE, Phase.WORKERS)
        .doesNotContain(Phase.PREFLIGHT);
  }

  @Test
  void isEverythingWhenNothingCanBeTold() {
    MinionResult broken =
        result("worker-1", Outcome.FAILED, List.of(), List.of(Failure.of("no such SLS")));
    assertThat(left(broken).phases()).isEqualTo(desired.phases());
  }

  @Test
  void namesMinionsThatDidNotAnswer() {
    WorkLeft left = left(ok("worker-1"), MinionResult.unknown("worker-2", "no return"));
    assertThat(left.unanswered()).extracting(MinionResult::minion).containsExactly("worker-2");
  }

  private static List<Note> notes(Optional<PhaseResult> proof, String minion) {
    return proof.orElseThrow().on(minion).orElseThrow().notes();
  }

  private WorkLeft left(MinionResult... minions) {
    TreeMap<String, MinionResult> byName = new TreeMap<>();
    List.of(minions).forEach(minion -> byName.put(minion.minion(), minion));
    return WorkLeft.of(
        desired, List.of(new PhaseResult("test", List.of("2026"), byName, List.of())));
  }

  private static MinionResult ok(String minion) {
    return result(minion, Outcome.OK, List.of(), List.of());
  }

  private static MinionResult result(
      String minion, Outcome outcome, List<StateRef> changes, List<Failure> failures) {
    return new MinionResult(minion, outcome, changes, failures, Duration.ofSeconds(1));
  }
}
