package io.brine.cli.page;

import io.brine.cli.Version;
import io.brine.cli.output.Counted;
import io.brine.core.result.ByHand;
import io.brine.core.result.Failure;
import io.brine.core.result.FailureGroup;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import io.brine.core.result.StateRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run as a page: where the time went, and what failed and why.
 *
 * @param title what the run was and how it ended
 * @param facts of the whole, by name
 * @param phases in order
 * @param failures alike ones together, with the phase each was in
 * @param notes what is to be known although it is well
 */
public record RunPage(
    String title,
    Map<String, String> facts,
    List<Timeline> phases,
    List<Trouble> failures,
    List<String> notes) {

  /**
   * A failure and whom it met.
   *
   * @param state where it began; empty when it is about the whole job
   * @param notes what else is known of it, a line each
   */
  record Trouble(
      String phase, String state, String cause, List<String> notes, List<String> minions) {
    Trouble {
      notes = List.copyOf(notes);
      minions = List.copyOf(minions);
    }

    static Trouble of(String phase, Failure failure, List<String> minions) {
      List<String> notes = new ArrayList<>();
      note(notes, "", failure.comment());
      if (failure.folded() > 0) {
        notes.add(Counted.of(failure.folded(), "state") + " that require it were not run");
      }
      note(notes, "likely fix: ", failure.advice());
      String byHand = failure.state().map(state -> ByHand.command(state, minions)).orElse("");
      note(notes, "by hand: ", byHand);
      return new Trouble(
          phase,
          failure.state().map(StateRef::toString).orElse(""),
          failure.cause(),
          notes,
          minions);
    }

    private static void note(List<String> notes, String label, String text) {
      if (!text.isEmpty()) {
        notes.add(label + text);
      }
    }
  }

  /**
   * The page of a run that ended.
   *
   * @param cluster the cluster's name
   */
  public static RunPage of(String cluster, RunResult run) {
    return new RunPage(
        "Run of " + cluster + ": " + run.outcome().label(),
        facts(run),
        Timeline.of(run),
        run.phases().stream().flatMap(RunPage::failures).toList(),
        run.notes());
  }

  private static Map<String, String> facts(RunResult run) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Run", run.run());
    facts.put("Orchestration", run.jid().isEmpty() ? "none" : run.jid());
    facts.put("Phases", String.valueOf(run.phases().size()));
    if (!run.notStarted().isEmpty()) {
      facts.put("Not started", String.join(", ", run.notStarted()));
    }
    facts.put("Reported by", "Brine " + Version.text());
    return facts;
  }

  private static Stream<Trouble> failures(PhaseResult phase) {
    Stream<Trouble> onMaster =
        phase.failures().stream()
            .map(failure -> Trouble.of(phase.phase(), failure, List.of("the master")));
    return Stream.concat(
        onMaster, phase.grouped().stream().map(group -> onMinions(phase.phase(), group)));
  }

  private static Trouble onMinions(String phase, FailureGroup group) {
    return Trouble.of(phase, group.failure(), List.copyOf(group.minions()));
  }

  /** The page, HTML. */
  public String html() {
    return Pages.render("run", this);
  }
}
