package io.brine.cli.output;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.core.result.ByHand;
import io.brine.core.result.Failure;
import io.brine.core.result.FailureGroup;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run's result as a person reads it.
 *
 * <pre>
 * preflight      ok       3 ok
 * node-base      failed   2 changed, 1 failed
 *   bootstrap    changed  14 changes, 3.2 s
 *   worker-2     failed   brine.packages.installed: Install kubelet: no such package
 * </pre>
 *
 * @param retry the command that goes on where the run stopped
 */
public record RunReport(Terminal terminal, String retry) {
  /** More minions than this are counted; only those in trouble are named. */
  private static final int NAMED_MINIONS = 12;

  /** So many minions are named for one failure. */
  private static final int NAMED_IN_FAILURE = 8;

  private static final double MILLIS = 1000.0;
  private static final String NOTE = "note";

  public String text(RunResult run) {
    int width = run.phases().stream().mapToInt(RunReport::width).max().orElse(0);
    String phases = run.phases().stream().map(p -> phase(p, width)).collect(Collectors.joining());
    String failures = run.phases().stream().flatMap(this::failures).collect(Collectors.joining());
    return phases + notStarted(run) + notes(run) + failures + closing(run);
  }

  private static int width(PhaseResult phase) {
    return Math.max(
        phase.phase().length(),
        named(phase).stream().mapToInt(m -> m.minion().length() + 2).max().orElse(0));
  }

  private String phase(PhaseResult phase, int width) {
    if (wasNotStarted(phase)) {
      String jobs = String.join(", ", phase.jids());
      return row(phase.phase(), width, "in order", "nothing to do, by test job " + jobs);
    }
    String minions =
        named(phase).stream()
            .map(minion -> row("  " + minion.minion(), width, label(minion), detail(minion)))
            .collect(Collectors.joining());
    return row(phase.phase(), width, label(phase), counts(phase)) + minions;
  }

  /** Nobody did anything: the jobs of the test run show it. */
  private static boolean wasNotStarted(PhaseResult phase) {
    return phase.outcome() == Outcome.OK
        && !phase.jids().isEmpty()
        && phase.minions().values().stream().allMatch(minion -> minion.duration().isZero());
  }

  private static List<MinionResult> named(PhaseResult phase) {
    Collection<MinionResult> all = phase.minions().values();
    if (wasNotStarted(phase)) {
      return List.of();
    }
    return all.stream()
        .filter(minion -> all.size() <= NAMED_MINIONS || isTrouble(minion.outcome()))
        .toList();
  }

  private String row(String name, int width, String label, String detail) {
    String padded = String.format(Locale.ROOT, "%-13s", label);
    String paddedName = String.format(Locale.ROOT, "%-" + (width + 2) + "s", name);
    return paddedName + paint(label, padded) + detail + "\n";
  }

  private String paint(String label, String text) {
    return switch (label) {
      case "ok", "in order", "changed" -> terminal.paint(Colour.GREEN, text);
      case "failed" -> terminal.paint(Colour.RED, text);
      default -> terminal.paint(Colour.YELLOW, text);
    };
  }

  private static String label(PhaseResult phase) {
    boolean changed = phase.minions().values().stream().anyMatch(m -> !m.changes().isEmpty());
    return label(phase.outcome(), changed);
  }

  private static String label(MinionResult minion) {
    return label(minion.outcome(), !minion.changes().isEmpty());
  }

  private static String label(Outcome outcome, boolean changed) {
    return outcome == Outcome.OK && changed ? "changed" : outcome.label();
  }

  private static String counts(PhaseResult phase) {
    Map<String, Long> counts =
        phase.minions().values().stream()
            .collect(Collectors.groupingBy(RunReport::label, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String detail(MinionResult minion) {
    if (isTrouble(minion.outcome())) {
      return minion.failures().get(0).toString().lines().findFirst().orElse("");
    }
    String time = String.format(Locale.ROOT, "%.1f s", minion.duration().toMillis() / MILLIS);
    int changes = minion.changes().size();
    return changes == 0 ? time : Counted.of(changes, "change") + ", " + time;
  }

  private static boolean isTrouble(Outcome outcome) {
    return outcome == Outcome.FAILED || outcome == Outcome.UNKNOWN;
  }

  private static String notStarted(RunResult run) {
    return run.notStarted().isEmpty()
        ? ""
        : "not started: " + String.join(", ", run.notStarted()) + "\n";
  }

  private String notes(RunResult run) {
    return run.notes().stream()
        .map(note -> paint(NOTE, NOTE) + ": " + note + "\n")
        .collect(Collectors.joining());
  }

  private Stream<String> failures(PhaseResult phase) {
    Stream<String> onMaster =
        phase.failures().stream()
            .map(failure -> failure(phase, "the master", failure) + remedy(failure, List.of()));
    Stream<String> onMinions =
        phase.grouped().stream()
            .map(
                group ->
                    failure(phase, minions(group), group.failure())
                        + remedy(group.failure(), group.minions()));
    return Stream.concat(onMaster, onMinions);
  }

  private String failure(PhaseResult phase, String where, Failure failure) {
    String head = terminal.paint(Colour.RED, phase.phase() + " on " + where);
    return "\n" + head + "\n" + failure.toString().indent(2) + further("", failure.comment());
  }

  private static String further(String label, String text) {
    return text.isEmpty() ? "" : (label + text).indent(2);
  }

  private static String remedy(Failure failure, Collection<String> minions) {
    String byHand = failure.state().map(state -> ByHand.command(state, minions)).orElse("");
    return further("likely fix: ", failure.advice()) + further("by hand: ", byHand);
  }

  private static String minions(FailureGroup group) {
    String names =
        group.minions().stream().limit(NAMED_IN_FAILURE).collect(Collectors.joining(", "));
    int more = group.minions().size() - NAMED_IN_FAILURE;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private String closing(RunResult run) {
    String label = run.outcome().label();
    String head = "\nrun " + run.run() + ": " + paint(label, label) + "\n";
    if (run.outcome() == Outcome.OK) {
      return head;
    }
    String kept =
        run.jid().isEmpty()
            ? ""
            : "  what Salt keeps of it: salt-run jobs.lookup_jid " + run.jid() + "\n";
    return head
        + "  mend what is named above, then go on with: "
        + retry
        + "\n"
        + kept
        + "  this report again: brine report "
        + run.run()
        + "\n";
  }
}
