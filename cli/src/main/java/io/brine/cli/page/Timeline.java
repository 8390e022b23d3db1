package io.brine.cli.page;

import io.brine.cli.output.Counted;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One phase on the run's axis of time.
 *
 * @param summary how many minions ended how
 * @param bars the minions that failed, then the slowest
 * @param rest what is said of the others; empty when all are shown
 */
record Timeline(String phase, Outcome outcome, String summary, List<Bar> bars, String rest) {
  /** More than these nobody reads; failed ones are all shown. */
  private static final int SLOWEST = 12;

  /** A jid is the master's local time at which the job was made. */
  private static final DateTimeFormatter JID = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS");

  private static final double PERCENT = 100.0;
  private static final double MILLIS = 1000.0;

  /**
   * What one minion took.
   *
   * @param outcome for a person to read
   * @param kind the outcome's class of the page's style
   * @param start percent of the axis
   * @param width percent of the axis
   */
  record Bar(String minion, String outcome, String kind, String took, String start, String width) {}

  /** The time between the first job and the end of the last. */
  private record Axis(LocalDateTime begin, Duration length) {
    static Optional<Axis> of(List<PhaseResult> phases) {
      return phases.stream()
          .flatMap(phase -> began(phase).stream())
          .min(Comparator.naturalOrder())
          .map(begin -> new Axis(begin, length(begin, phases)));
    }

    private static Duration length(LocalDateTime begin, List<PhaseResult> phases) {
      return phases.stream()
          .flatMap(
              phase ->
                  began(phase).map(at -> Duration.between(begin, at.plus(longest(phase)))).stream())
          .max(Comparator.naturalOrder())
          .filter(length -> !length.isZero())
          .orElse(Duration.ofMillis(1));
    }

    Bar bar(PhaseResult phase, MinionResult minion) {
      LocalDateTime at = began(phase).orElse(begin);
      return new Bar(
          minion.minion(),
          minion.outcome().label(),
          minion.outcome().label().replace(' ', '-'),
          String.format(Locale.ROOT, "%.1f s", minion.duration().toMillis() / MILLIS),
          percent(Duration.between(begin, at)),
          percent(minion.duration()));
    }

    private String percent(Duration part) {
      return String.format(Locale.ROOT, "%.2f%%", PERCENT * part.toMillis() / length.toMillis());
    }
  }

  /** The phases that ran, and those that were found in order. */
  static List<Timeline> of(RunResult run) {
    List<PhaseResult> ran =
        run.phases().stream().filter(phase -> !longest(phase).isZero()).toList();
    Optional<Axis> axis = Axis.of(ran);
    return run.phases().stream()
        .map(
            phase ->
                axis.filter(any -> ran.contains(phase))
                    .map(line -> ran(line, phase))
                    .orElseGet(() -> idle(phase)))
        .toList();
  }

  private static Timeline ran(Axis axis, PhaseResult phase) {
    Collection<MinionResult> all = phase.minions().values();
    List<MinionResult> shown = shown(all);
    int others = all.size() - shown.size();
    return new Timeline(
        phase.phase(),
        phase.outcome(),
        Counted.of(all.size(), "minion"),
        shown.stream().map(minion -> axis.bar(phase, minion)).toList(),
        others == 0
            ? ""
            : Counted.of(others, "minion") + " more, quicker than these and not failed");
  }

  private static List<MinionResult> shown(Collection<MinionResult> all) {
    Comparator<MinionResult> slowest = Comparator.comparing(MinionResult::duration).reversed();
    Stream<MinionResult> trouble = all.stream().filter(Timeline::isTrouble);
    Stream<MinionResult> slow =
        all.stream().filter(minion -> !isTrouble(minion)).sorted(slowest).limit(SLOWEST);
    return Stream.concat(trouble.sorted(slowest), slow).toList();
  }

  private static boolean isTrouble(MinionResult minion) {
    return minion.outcome() == Outcome.FAILED || minion.outcome() == Outcome.UNKNOWN;
  }

  private static Timeline idle(PhaseResult phase) {
    String jobs = String.join(", ", phase.jids());
    return new Timeline(
        phase.phase(), phase.outcome(), "nothing to do, by job " + jobs, List.of(), "");
  }

  private static Duration longest(PhaseResult phase) {
    return phase.minions().values().stream()
        .map(MinionResult::duration)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Optional<LocalDateTime> began(PhaseResult phase) {
    return phase.jids().stream().sorted().findFirst().map(jid -> LocalDateTime.parse(jid, JID));
  }
}
