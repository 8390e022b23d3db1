package io.brine.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Note;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static final Terminal PLAIN =
      new Terminal(System.out, System.err, new Prompt.Nobody(), false, false);
  private static final StateRef STATE = new StateRef("brine.packages.installed", "Install kubelet");

  @Test
  void showsEachMinionOfAPhaseAndWhyItFailed() {
    RunResult run =
        new RunResult(
            "r-1",
            "2026",
            List.of(
                phase("preflight", ok("bootstrap"), ok("worker-1")),
                phase("node-base", changed("bootstrap"), failed("worker-1"))),
            List.of("pki", "etcd"));
    assertThat(report(run))
        .isEqualTo(
            """
            preflight    ok           2 ok
              bootstrap  ok           1.5 s
              worker-1   ok           1.5 s
            node-base    failed       1 changed, 1 failed
              bootstrap  changed      1 change, 1.5 s
              worker-1   failed       brine.packages.installed: Install kubelet: no such package (and 2 states that require it)
            not started: pki, etcd

            node-base on worker-1
              brine.packages.installed: Install kubelet: no such package (and 2 states that require it)
              likely fix: look into the repositories
              by hand: salt -L worker-1 state.sls brine.packages.installed saltenv=brine pillarenv=brine

            run r-1: failed
              mend what is named above, then go on with: brine apply
              what Salt keeps of it: salt-run jobs.lookup_jid 2026
              this report again: brine report r-1
            """);
  }

  @Test
  void countsManyMinionsAndNamesOnlyThoseInTrouble() {
    MinionResult[] minions =
        Stream.concat(
                IntStream.range(0, 500).mapToObj(i -> ok("node-" + i)),
                Stream.of(MinionResult.unknown("silent", "no answer")))
            .toArray(MinionResult[]::new);
    RunResult run = new RunResult("r-1", "2026", List.of(phase("verify", minions)), List.of());
    assertThat(report(run))
        .startsWith("verify    unknown      500 ok, 1 unknown\n  silent  unknown      no answer\n")
        .doesNotContain("node-499");
  }

  @Test
  void namesTheJobThatShowsThatAPhaseHasNothingToDo() {
    MinionResult untouched =
        new MinionResult("bootstrap", Outcome.OK, List.of(), List.of(), Duration.ZERO);
    RunResult run = new RunResult("r-1", "2027", List.of(phase("pki", untouched)), List.of());
    assertThat(report(run)).startsWith("pki  in order     nothing to do, by test job 2026\n\n");
  }

  @Test
  void tellsOnceWhatIsToBeKnownAlthoughAllIsWell() {
    Note note = new Note(STATE, "NotReady only because no network plugin is installed: worker-1");
    RunResult run =
        new RunResult(
            "r-1",
            "2026",
            List.of(phase("verify", noted("a", note)), phase("again", noted("b", note))),
            List.of());
    assertThat(report(run)).endsWith("\nnote: " + note.text() + "\n\nrun r-1: ok\n");
    assertThat(report(run).split("note: ", -1)).hasSize(2);
  }

  @Test
  void endsWithTheOutcomeWhenAllIsWell() {
    RunResult run =
        new RunResult("r-1", "2026", List.of(phase("verify", ok("bootstrap"))), List.of());
    assertThat(report(run)).endsWith("\nrun r-1: ok\n").doesNotContain("go on with");
  }

  private static String report(RunResult run) {
    return new RunReport(PLAIN, "brine apply").text(run);
  }

  private static PhaseResult phase(String name, MinionResult... minions) {
    SortedMap<String, MinionResult> byName =
        Stream.of(minions)
            .collect(Collectors.toMap(MinionResult::minion, m -> m, (a, b) -> a, TreeMap::new));
    return new PhaseResult(name, List.of("2026"), byName, List.of());
  }

  private static MinionResult ok(String minion) {
    return result(minion, Outcome.OK, List.of(), List.of());
  }

  private static MinionResult noted(String minion, Note note) {
    return new MinionResult(
        minion, Outcome.OK, List.of(), List.of(), List.of(note), Duration.ofMillis(1500));
  }

  private static MinionResult changed(String minion) {
    return result(minion, Outcome.OK, List.of(STATE), List.of());
  }

  private static MinionResult failed(String minion) {
    return result(
        minion,
        Outcome.FAILED,
        List.of(),
        List.of(new Failure(STATE, "no such package", "", "look into the repositories", 2)));
  }

  private static MinionResult result(
      String minion, Outcome outcome, List<StateRef> changes, List<Failure> failures) {
    return new MinionResult(minion, outcome, changes, failures, Duration.ofMillis(1500));
  }
}
