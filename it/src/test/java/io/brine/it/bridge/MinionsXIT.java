package io.brine.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.bridge.FactsCollector;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltSession;
import io.brine.bridge.TestRun;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsParser;
import io.brine.core.inventory.Inventory;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinionsXIT {
  private static final MinionId NOBODY = MinionId.parse("nobody.example");

  @Test
  void collectsTheAnswersOfAllMinionsAndNamesTheSilentOne() throws Exception {
    List<MinionId> minions = LabMaster.minions();
    List<MinionId> asked = new ArrayList<>(minions);
    asked.add(NOBODY);
    try (SaltSession session = LabMaster.login()) {
      FactsCollector.Collected collected =
          new FactsCollector(session, Patience.DEFAULT, Clock.systemUTC()).collect(asked);
      Inventory inventory = FactsParser.parse(collected.facts());

      assertThat(inventory.unreadable()).isEmpty();
      assertThat(inventory.nodes()).containsOnlyKeys(minions);
      assertThat(inventory.silent()).containsExactly(NOBODY);
      assertThat(collected.silent()).containsOnlyKeys(NOBODY);
      assertThat(inventory.nodes().values())
          .allSatisfy(node -> assertThat(node.salt().version()).isNotEmpty());
    }
  }

  @Test
  void tellsPerMinionWhatWouldChange() throws Exception {
    LabMaster.writeSls(
        "brine_it.change",
        """
        Change something:
          test.succeed_with_changes: []
        """);
    LabMaster.writeSls(
        "brine_it.same",
        """
        Change nothing:
          test.nop: []
        """);
    List<MinionId> minions = LabMaster.minions();
    try (SaltSession session = LabMaster.login()) {
      List<PhaseResult> results =
          new TestRun(session, Patience.DEFAULT, "it-test")
              .run(
                  List.of(
                      new TestRun.Group(
                          "both",
                          List.of("brine_it.same", "brine_it.change"),
                          minions.subList(0, 1)),
                      new TestRun.Group("same", List.of("brine_it.same"), minions.subList(1, 2)),
                      new TestRun.Group(
                          "missing", List.of("brine_it.none"), List.of(minions.get(2), NOBODY))));

      assertThat(results)
          .as("%s", results)
          .extracting(PhaseResult::outcome)
          .containsExactly(Outcome.WOULD_CHANGE, Outcome.OK, Outcome.FAILED);
      assertThat(results.get(0).on(minions.get(0).value()).orElseThrow().changes())
          .extracting(state -> state.id())
          .containsExactly("Change something");
      assertThat(results.get(2).on(NOBODY.value()).orElseThrow().outcome())
          .isEqualTo(Outcome.UNKNOWN);
      assertThat(results.get(2).grouped().toString()).contains("brine_it.none");
    }
  }
}
