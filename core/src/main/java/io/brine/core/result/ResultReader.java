package io.brine.core.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link ResultJson} wrote. */
public final class ResultReader {
  private static final double MILLIS = 1000.0;

  private ResultReader() {}

  /**
   * The result of a run.
   *
   * @throws IllegalArgumentException when it is not of this form
   */
  public static RunResult read(JsonNode node) {
    if (!node.path("kind").asText().equals("RunResult")) {
      throw new IllegalArgumentException("no RunResult: " + node.path("kind"));
    }
    return new RunResult(
        node.path("run").asText(),
        node.path("jid").asText(),
        all(node.path("phases"), ResultReader::phase),
        all(node.path("notStarted"), JsonNode::asText));
  }

  private static PhaseResult phase(JsonNode node) {
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> minion : node.path("minions").properties()) {
      minions.put(minion.getKey(), minion(minion.getKey(), minion.getValue()));
    }
    return new PhaseResult(
        node.path("phase").asText(),
        all(node.path("jids"), JsonNode::asText),
        minions,
        all(node.path("failures"), ResultReader::failure));
  }

  private static MinionResult minion(String id, JsonNode node) {
    return new MinionResult(
        id,
        outcome(node.path("outcome").asText()),
        all(node.path("changes"), ResultReader::state),
        all(node.path("failures"), ResultReader::failure),
        all(node.path("notes"), note -> new Note(state(note), note.path("text").asText())),
        Duration.ofMillis(Math.round(node.path("durationSeconds").asDouble() * MILLIS)));
  }

  private static Outcome outcome(String name) {
    return Outcome.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Failure failure(JsonNode node) {
    @Nullable StateRef where = node.has("id") ? state(node) : null;
    return new Failure(
        where,
        node.path("cause").asText(),
        node.path("comment").asText(),
        node.path("advice").asText(),
        node.path("folded").asInt());
  }

  private static StateRef state(JsonNode node) {
    return new StateRef(node.path("sls").asText(), node.path("id").asText());
  }

  private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
    List<T> values = new ArrayList<>();
    array.forEach(node -> values.add(read.apply(node)));
    return values;
  }
}
