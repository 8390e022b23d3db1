package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import io.brine.core.result.MinionResult;
import java.util.List;

/**
 * Reads an orchestration's return, in which {@code
 * return.return.data.MASTER.STEP.changes.ret.MINION} is what each minion returned: most of it all,
 * so it becomes a {@link MinionResult} at once.
 */
final class RunReturns implements JobReader<JsonNode>, Reducer {
  private static final int STEP = 4;
  private static final int RET = 6;
  private static final int MINION = 7;

  @Override
  public JsonNode read(String master, JsonNode entry) {
    return entry;
  }

  @Override
  public Reducer reducer() {
    return this;
  }

  @Override
  public boolean skips(List<String> path) {
    return false;
  }

  @Override
  public JsonNode reduced(List<String> path, JsonNode value) {
    boolean ofMinion =
        path.size() == MINION + 1
            && path.get(2).equals("data")
            && path.get(RET - 1).equals("changes")
            && path.get(RET).equals("ret");
    return ofMinion
        ? new POJONode(result(path.get(MINION), path.get(STEP).endsWith("_|-state"), value))
        : value;
  }

  /** Salt writes false for a minion that has not answered. */
  private static MinionResult result(String minion, boolean states, JsonNode value) {
    if (value.isBoolean() && !value.booleanValue()) {
      return MinionResult.unknown(minion, "it did not answer; is it up, and its key accepted?");
    }
    JobReader<MinionResult> reader = states ? StateReturns.applied() : new FunctionReturns();
    return reader.read(minion, JsonNodeFactory.instance.objectNode().set("return", value));
  }
}
