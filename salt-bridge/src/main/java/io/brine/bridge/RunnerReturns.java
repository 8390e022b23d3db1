package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what our own runners return: {@code {"m1": {"ok": true, "issued": ["/etc/..."]}, "m2":
 * {"ok": false, "error": {"what": "...", "path": "/etc/...", "advice": "..."}}}}.
 */
final class RunnerReturns {
  private RunnerReturns() {}

  static SortedMap<String, MinionResult> of(Step step) {
    SortedMap<String, MinionResult> results = new TreeMap<>();
    step.returned()
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("ok").isBoolean()) {
                results.put(entry.getKey(), result(step, entry.getKey(), entry.getValue()));
              }
            });
    return results;
  }

  private static MinionResult result(Step step, String minion, JsonNode answer) {
    StateRef ref = new StateRef(step.sls(), step.id());
    List<StateRef> changes = answer.path("issued").isEmpty() ? List.of() : List.of(ref);
    if (answer.path("ok").booleanValue()) {
      return new MinionResult(minion, Outcome.OK, changes, List.of(), Duration.ZERO);
    }
    Failure failure = Causes.ofError(ref, answer.path("error"), 0);
    return new MinionResult(minion, Outcome.FAILED, changes, List.of(failure), Duration.ZERO);
  }
}
