package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.MinionResult;
import io.brine.core.result.StateChange;
import io.brine.core.result.StateRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code state.sls} with {@code test=True} returned, with what would change. */
final class TestedStates implements JobReader<TestedStates.Of> {
  /** Of a file in Salt's own words: {@code {"diff": "--- \n+++ \n@@ ..."}}. */
  private static final String DIFF = "diff";

  /** What a command did, which in test mode only looked: its comment says what it saw. */
  private static final String OF_COMMAND = "retcode";

  /** The same few texts come from every minion. */
  private final Map<StateChange, StateChange> known = new HashMap<>();

  /** One minion's. */
  record Of(MinionResult result, List<StateChange> changes) {}

  @Override
  public Of read(String minion, JsonNode json) {
    MinionResult result = StateReturns.tested().read(minion, json);
    List<StateRef> wanted = result.changes();
    List<StateChange> changes =
        wanted.isEmpty()
            ? List.of()
            : StateReturns.states(new Entry(json).value()).stream()
                .filter(state -> wanted.contains(state.ref()))
                .map(state -> new StateChange(state.ref(), text(state)))
                .map(change -> known.computeIfAbsent(change, same -> same))
                .toList();
    return new Of(result, changes);
  }

  private static String text(StateOutcome state) {
    JsonNode changes = state.changes();
    if (changes.isEmpty() || changes.has(OF_COMMAND)) {
      return state.comment();
    }
    List<String> lines = new ArrayList<>();
    collect("", changes, lines);
    return String.join("\n", lines);
  }

  /** {@code mode: 0600}; a diff as it is, below the name of its file where it has one. */
  private static void collect(String name, JsonNode value, List<String> lines) {
    if (!value.isObject()) {
      lines.add(name + ": " + (value.isTextual() ? value.textValue() : value.toString()));
      return;
    }
    if (!name.isEmpty()) {
      lines.add(name + ":");
    }
    value
        .properties()
        .forEach(
            field -> {
              if (field.getKey().equals(DIFF) && field.getValue().isTextual()) {
                lines.add(field.getValue().textValue().stripTrailing());
              } else {
                collect(field.getKey(), field.getValue(), lines);
              }
            });
  }
}
