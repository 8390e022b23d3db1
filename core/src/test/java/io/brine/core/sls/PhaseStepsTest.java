package io.brine.core.sls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import io.brine.core.plan.TestCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseStepsTest {

  private static final ClusterPlan PLAN =
      Planner.plan(
          TestCluster.of(
                  """
                  metadata: {name: demo}
                  kubernetes: {version: v1.36.2}
                  networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
                  nodes:
                    - {minion: cp, roles: [bootstrap, control-plane, etcd]}
                    - {minion: node-1, roles: [worker]}
                    - {minion: node-2, roles: [worker]}
                  """)
              .host("cp", "10.77.1.10/24")
              .host("node-1", "10.77.1.21/24")
              .host("node-2", "10.77.1.22/24")
              .input());

  private static List<String> told(Phase phase) {
    return told(PLAN, phase);
  }

  private static List<String> told(ClusterPlan plan, Phase phase) {
    return PhaseSteps.of(plan, phase).steps().stream()
        .skip(1)
        .map(
            step ->
                step.match(
                    states -> names(states.minions()) + " " + parts(states.states()),
                    runner -> runner.function() + " " + runner.cluster()))
        .toList();
  }

  private static String names(List<MinionId> minions) {
    return String.join("+", minions.stream().map(MinionId::toString).toList());
  }

  private static String parts(List<SlsName> states) {
    return String.join(",", states.stream().map(s -> s.component() + "." + s.part()).toList());
  }

  @Test
  void everyPhaseBeginsByHoldingTheLease() {
    assertThat(PhaseSteps.all(PLAN))
        .extracting(phase -> phase.steps().get(0))
        .isNotEmpty()
        .allMatch(
            step ->
                step.equals(new Step.RunnerStep(step.id(), "brine_run.held", "demo", List.of())));
  }

  @Test
  void whatOthersNeedIsVitalAndWorkersThatServeAreChangedInBatches() {
    assertThat(rollout(Phase.NODE_BASE).vital()).containsExactly(MinionId.parse("cp"));
    assertThat(rollout(Phase.NODE_BASE).sizes()).isEqualTo(new Rollout.Sizes(1, 1));
    assertThat(rollout(Phase.NODE_BASE).stopAfter()).isEqualTo(1);
    assertThat(rollout(Phase.PREFLIGHT).sizes()).isEqualTo(new Rollout.Sizes(0, 0));
  }

  private static Rollout rollout(Phase phase) {
    return PhaseSteps.of(PLAN, phase)
        .steps()
        .get(1)
        .match(
            Step.StateStep::rollout,
            onMaster -> {
              throw new AssertionError(onMaster);
            });
  }

  @Test
  void allMinionsWithTheSameStatesAreOneJob() {
    assertThat(told(Phase.PREFLIGHT)).containsExactly("cp+node-1+node-2 node.preflight");
  }

  @Test
  void certificatesAreIssuedBeforeTheyAreAskedFor() {
    assertThat(told(Phase.PKI))
        .containsExactly("brine_pki.issued demo", "cp+node-1+node-2 pki.configured");
  }

  @Test
  void waitsComeAfterAllThatIsWaitedFor() {
    assertThat(told(Phase.CONTROL_PLANE))
        .containsExactly(
            "cp kube-apiserver.configured,kube-controller-manager.configured,"
                + "kube-scheduler.configured,kube-apiserver.running,"
                + "kube-controller-manager.running,kube-scheduler.running");
  }

  @Test
  void membersOfEtcdGoNodeByNodeAsTheyJoined() {
    assertThat(told(three(), Phase.ETCD))
        .extracting(step -> step.substring(0, step.indexOf(" ")))
        .containsExactly("cp-c", "cp-b", "cp-a");
  }

  @Test
  void theControlPlaneIsOneStepInTheOrderOfJoining() {
    assertThat(told(three(), Phase.CONTROL_PLANE))
        .extracting(step -> step.substring(0, step.indexOf(" ")))
        .containsExactly("cp-c+cp-b+cp-a");
  }

  private static ClusterPlan three() {
    return Planner.plan(
        TestCluster.of(
                """
                metadata: {name: demo}
                kubernetes: {version: v1.36.2}
                networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
                apiServer: {vip: 10.77.1.100}
                nodes:
                  - {minion: cp-c, roles: [bootstrap, control-plane, etcd]}
                  - {minion: cp-b, roles: [control-plane, etcd]}
                  - {minion: cp-a, roles: [control-plane, etcd]}
                """)
            .host("cp-c", "10.77.1.10/24")
            .host("cp-b", "10.77.1.11/24")
            .host("cp-a", "10.77.1.12/24")
            .input());
  }

  @Test
  void theTokenIsPublishedBeforeWorkersJoinAndNodesAreMarkedAfter() {
    assertThat(told(Phase.WORKERS))
        .containsExactly(
            "cp cluster-objects.token-published",
            "node-1+node-2 kubelet.configured,kubelet.running,kubelet.finalized",
            "cp cluster-objects.nodes-marked");
  }

  @Test
  void phasesWithoutStatesAreLeftOut() {
    assertThat(PhaseSteps.all(PLAN))
        .extracting(PhaseSteps::phase)
        .containsExactly(
            Phase.PREFLIGHT,
            Phase.NODE_BASE,
            Phase.FIREWALL,
            Phase.PKI,
            Phase.ETCD,
            Phase.CONTROL_PLANE,
            Phase.CLUSTER_OBJECTS,
            Phase.WORKERS,
            Phase.VERIFY);
  }

  @Test
  void stepsAreCalledAfterTheirPhase() {
    assertThat(PhaseSteps.all(PLAN))
        .allSatisfy(
            phase ->
                assertThat(phase.steps())
                    .extracting(Step::id)
                    .allMatch(id -> id.startsWith(phase.phase().label() + ": ")));
  }

  @Test
  void whatIsNoNameOfAnSlsIsRefused() {
    assertThatThrownBy(() -> new SlsName("brine.x")).isInstanceOf(IllegalStateException.class);
    assertThat(SlsName.of("node-base", "running").path()).isEqualTo("brine/node-base/running.sls");
  }
}
