package io.brine.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.core.result.MinionResult;
import io.brine.core.result.StateChange;
import io.brine.core.result.StateRef;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceListTest {
  private static final StateChange FILE =
      new StateChange(new StateRef("brine.x.configured", "Write /etc/x"), "@@ -1 +1 @@\n-a\n+b");
  private static final StateChange MODE =
      new StateChange(new StateRef("brine.x.configured", "Write /etc/y"), "mode: 0600");

  private static final Terminal PLAIN =
      new Terminal(System.out, System.err, new Prompt.Nobody(), false, false);

  private static DifferenceList of(
      Map<String, List<StateChange>> changes, MinionResult... results) {
    SortedMap<String, List<StateChange>> sorted = new TreeMap<>(changes);
    return DifferenceList.of(List.of("node-base", "verify"), sorted, List.of(results));
  }

  @Test
  void putsAlikeChangesOfMinionsTogether() {
    DifferenceList list = of(Map.of("m1", List.of(FILE, MODE), "m2", List.of(FILE)));

    assertThat(list.text(PLAIN))
        .isEqualTo(
            """
            Write /etc/x  (m1, m2)
              @@ -1 +1 @@
              -a
              +b
            Write /etc/y  (m1)
              mode: 0600
            2 differences; to run: node-base, verify
            """);
  }

  @Test
  void namesAFewOfManyMinions() {
    SortedMap<String, List<StateChange>> changes = new TreeMap<>();
    for (int i = 1_000; i < 2_000; i++) {
      changes.put("m" + i, List.of(MODE));
    }

    assertThat(of(changes).text(PLAIN))
        .startsWith("Write /etc/y  (m1000, m1001, m1002")
        .contains("m1007 and 992 more)");
  }

  @Test
  void tellsOfWhatCannotBeTold() {
    DifferenceList list = of(Map.of(), MinionResult.failed("m1", "no such state"));

    assertThat(list.isNone()).isFalse();
    assertThat(list.text(PLAIN)).contains("untold on m1\n  no such state\n");
  }

  @Test
  void saysSoWhenThereIsNone() {
    DifferenceList list = of(new TreeMap<>());

    assertThat(list.isNone()).isTrue();
    assertThat(list.text(PLAIN)).isEqualTo("no difference\n");
  }

  @Test
  void paintsWhatGoesAndWhatComes() {
    Terminal coloured = new Terminal(System.out, System.err, new Prompt.Nobody(), false, true);

    assertThat(of(Map.of("m1", List.of(FILE))).text(coloured))
        .contains("\u001b[31m-a\u001b[0m", "\u001b[32m+b\u001b[0m");
  }
}
