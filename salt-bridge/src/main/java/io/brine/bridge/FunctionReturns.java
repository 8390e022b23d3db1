package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import java.time.Duration;
import java.util.List;

/** Reads what a plain function returned on a minion: good when Salt counts it as good. */
final class FunctionReturns implements JobReader<MinionResult> {
  @Override
  public MinionResult read(String minion, JsonNode json) {
    Entry entry = new Entry(json);
    JsonNode value = entry.value();
    if (value.isMissingNode() || entry.isTrimmed()) {
      return MinionResult.unknown(minion, "its answer is missing");
    }
    boolean refused = value.isBoolean() && !value.booleanValue();
    if (entry.isMarkedFailed() || refused) {
      String seen = value.isTextual() ? value.textValue() : value.toString();
      return MinionResult.failed(minion, Causes.ofText(seen));
    }
    return new MinionResult(minion, Outcome.OK, List.of(), List.of(), Duration.ZERO);
  }
}
