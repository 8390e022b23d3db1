package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what {@code state.sls} returned on a minion. Whatever is not surely good is not good. */
final class StateReturns implements JobReader<MinionResult> {
  private final boolean testMode;

  private StateReturns(boolean testMode) {
    this.testMode = testMode;
  }

  static StateReturns applied() {
    return new StateReturns(false);
  }

  /** With {@code test=True}: whatever has changes would make them. */
  static StateReturns tested() {
    return new StateReturns(true);
  }

  @Override
  public MinionResult read(String minion, JsonNode json) {
    Entry entry = new Entry(json);
    JsonNode value = entry.value();
    if (entry.isTrimmed()) {
      return MinionResult.unknown(minion, "its answer was too large for the master to keep");
    }
    if (value.isArray() && !value.isEmpty()) {
      return MinionResult.failed(minion, lines(value));
    }
    if (value.isTextual()) {
      return MinionResult.failed(minion, Causes.ofText(value.textValue()));
    }
    if (!value.isObject() || value.isEmpty()) {
      return MinionResult.unknown(minion, "it answered without any state");
    }
    return ofStates(minion, entry, states(value));
  }

  private MinionResult ofStates(String minion, Entry entry, List<StateOutcome> states) {
    if (!states.stream().allMatch(StateOutcome::isWellFormed)) {
      return MinionResult.unknown(minion, "part of its answer is missing or makes no sense");
    }
    List<Failure> failures = new ArrayList<>(Causes.ofStates(states));
    if (failures.isEmpty() && entry.isMarkedFailed()) {
      failures.add(Failure.of("Salt counts it as failed (retcode %d)".formatted(entry.retcode())));
    }
    return new MinionResult(
        minion,
        outcome(states, failures),
        changes(states),
        failures,
        states.stream().flatMap(state -> state.note().stream()).toList(),
        duration(states));
  }

  private Outcome outcome(List<StateOutcome> states, List<Failure> failures) {
    if (!failures.isEmpty()) {
      return Outcome.FAILED;
    }
    return states.stream().anyMatch(this::wouldChange) ? Outcome.WOULD_CHANGE : Outcome.OK;
  }

  private boolean wouldChange(StateOutcome state) {
    return state.wouldChange() || (testMode && state.hasChanges());
  }

  private static List<StateRef> changes(List<StateOutcome> states) {
    return states.stream()
        .filter(state -> !state.failed() && (state.wouldChange() || state.hasChanges()))
        .map(StateOutcome::ref)
        .toList();
  }

  private static Duration duration(List<StateOutcome> states) {
    return states.stream().map(StateOutcome::duration).reduce(Duration.ZERO, Duration::plus);
  }

  static List<StateOutcome> states(JsonNode value) {
    return StreamSupport.stream(value.spliterator(), false)
        .map(StateOutcome::new)
        .sorted(Comparator.comparingInt(StateOutcome::order))
        .toList();
  }

  private static String lines(JsonNode texts) {
    return StreamSupport.stream(texts.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("\n"));
  }
}
