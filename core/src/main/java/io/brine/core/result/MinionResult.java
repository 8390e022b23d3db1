package io.brine.core.result;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened on one minion.
 *
 * @param changes the states that changed something, or would, in the order they ran
 * @param failures first causes; why it is unknown, when it is
 * @param notes what its states say although they are well
 * @param duration what the states took together
 */
public record MinionResult(
    String minion,
    Outcome outcome,
    List<StateRef> changes,
    List<Failure> failures,
    List<Note> notes,
    Duration duration) {
  public MinionResult {
    changes = List.copyOf(changes);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
    boolean explained = outcome.compareTo(Outcome.UNKNOWN) >= 0;
    if (explained == failures.isEmpty()) {
      throw new IllegalArgumentException(outcome + " of " + minion + " with " + failures);
    }
  }

  /** One of whose states nothing is to be said. */
  public MinionResult(
      String minion,
      Outcome outcome,
      List<StateRef> changes,
      List<Failure> failures,
      Duration duration) {
    this(minion, outcome, changes, failures, List.of(), duration);
  }

  public static MinionResult unknown(String minion, String why) {
    return new MinionResult(
        minion, Outcome.UNKNOWN, List.of(), List.of(Failure.of(why)), Duration.ZERO);
  }

  public static MinionResult failed(String minion, String cause) {
    return new MinionResult(
        minion, Outcome.FAILED, List.of(), List.of(Failure.of(cause)), Duration.ZERO);
  }

  /** Both together, when a phase ran several jobs on the minion. */
  public MinionResult and(MinionResult later) {
    return new MinionResult(
        minion,
        outcome.worse(later.outcome),
        Stream.concat(changes.stream(), later.changes.stream()).toList(),
        Stream.concat(failures.stream(), later.failures.stream()).toList(),
        Stream.concat(notes.stream(), later.notes.stream()).toList(),
        duration.plus(later.duration));
  }
}
