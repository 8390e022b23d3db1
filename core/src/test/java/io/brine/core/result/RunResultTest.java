package io.brine.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunResultTest {
  private static final StateRef MOUNT = new StateRef("brine.node.installed", "Mount the disk");
  private static final MinionResult FINE =
      new MinionResult("m1", Outcome.OK, List.of(MOUNT), List.of(), Duration.ofMillis(1250));

  @Test
  void ranksSilenceBetweenChangeAndFailure() {
    assertThat(Outcome.worst(List.of(Outcome.UNKNOWN, Outcome.FAILED, Outcome.OK)))
        .isEqualTo(Outcome.FAILED);
    assertThat(Outcome.worst(List.of(Outcome.UNKNOWN, Outcome.WOULD_CHANGE)))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(Outcome.worst(List.of())).isEqualTo(Outcome.OK);
  }

  @Test
  void isNeverOkWithAPhaseThatWasNotStarted() {
    RunResult run = new RunResult("r", "1", List.of(phase(FINE)), List.of("etcd"));

    assertThat(run.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void failsByTheMasterAlone() {
    PhaseResult phase =
        new PhaseResult("pki", List.of(), new TreeMap<>(), List.of(Failure.of("no such runner")));

    assertThat(phase.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void demandsAReasonForWhatIsNotWellAndOnlyForThat() {
    assertThatThrownBy(
            () -> new MinionResult("m", Outcome.FAILED, List.of(), List.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new MinionResult(
                    "m", Outcome.OK, List.of(), List.of(Failure.of("x")), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsTheJobsOfAPhase() {
    MinionResult both = FINE.and(MinionResult.failed("m1", "broken"));

    assertThat(both.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(both.changes()).containsExactly(MOUNT);
    assertThat(both.failures()).containsExactly(Failure.of("broken"));
  }

  @Test
  void groupsFailuresThatDifferOnlyByTheMinion() {
    List<FailureGroup> groups =
        phase(
                MinionResult.failed("m3", "no space on m3"),
                MinionResult.failed("m1", "cannot reach 10.0.0.1"),
                MinionResult.failed("m2", "no space on m2"))
            .grouped();

    assertThat(groups)
        .containsExactly(
            new FailureGroup(Failure.of("no space on <minion>"), set("m2", "m3")),
            new FailureGroup(Failure.of("cannot reach 10.0.0.1"), set("m1")));
  }

  @Test
  void keepsTheOwnWordsOfAFailureThatOneMinionHas() {
    assertThat(phase(MinionResult.failed("m3", "no space on m3")).grouped())
        .containsExactly(new FailureGroup(Failure.of("no space on m3"), set("m3")));
  }

  @Test
  void readsAsASentence() {
    assertThat(new Failure(MOUNT, "no such device", 2))
        .hasToString(
            "brine.node.installed: Mount the disk: no such device (and 2 states that require it)");
    assertThat(Failure.of("gone")).hasToString("gone");
    assertThat(new StateRef("", "Mount the disk")).hasToString("Mount the disk");
    assertThat(Outcome.WOULD_CHANGE.label()).isEqualTo("would change");
  }

  @Test
  void writesItsVersionedForm() {
    MinionResult broken =
        new MinionResult(
            "m2", Outcome.FAILED, List.of(), List.of(new Failure(MOUNT, "x", 1)), Duration.ZERO);

    assertThat(
            ResultJson.of(new RunResult("r-1", "7", List.of(phase(FINE, broken)), List.of("etcd"))))
        .hasToString(
            """
            {"apiVersion":"brine.io/v1","kind":"RunResult","run":"r-1","jid":"7","outcome":"failed",
            "phases":[{"phase":"node-base","outcome":"failed","jids":["8"],"minions":{
            "m1":{"outcome":"ok","durationSeconds":1.25,"changes":[
            {"sls":"brine.node.installed","id":"Mount the disk"}],"failures":[],"notes":[]},
            "m2":{"outcome":"failed","durationSeconds":0.0,"changes":[],"failures":[
            {"sls":"brine.node.installed","id":"Mount the disk","cause":"x","comment":"","advice":"","folded":1,
            "byHand":"salt -L m2 state.sls brine.node.installed saltenv=brine pillarenv=brine"}],"notes":[]}},
            "failures":[]}],"notStarted":["etcd"]}\
            """
                .replace("\n", ""));
  }

  @Test
  void ordersStatesBySlsAndThenById() {
    assertThat(List.of(new StateRef("b", "a"), new StateRef("a", "b"), new StateRef("a", "a")))
        .isNotEmpty()
        .satisfies(
            states ->
                assertThat(states.stream().sorted().map(StateRef::toString))
                    .containsExactly("a: a", "a: b", "b: a"));
  }

  private static PhaseResult phase(MinionResult... minions) {
    Map<String, MinionResult> byId = new TreeMap<>();
    for (MinionResult minion : minions) {
      byId.put(minion.minion(), minion);
    }
    return new PhaseResult("node-base", List.of("8"), new TreeMap<>(byId), List.of());
  }

  private static java.util.SortedSet<String> set(String... minions) {
    return new java.util.TreeSet<>(List.of(minions));
  }
}
