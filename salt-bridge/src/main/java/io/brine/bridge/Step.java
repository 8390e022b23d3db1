package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One step of an orchestration that has ended.
 *
 * @param kind Salt's own: {@code state}, {@code function}, {@code runner} or another
 */
record Step(String kind, StateOutcome outcome) {
  /** The steps in the order they ran, of {@code {"salt_|-ID_|-NAME_|-state": {...}}}. */
  static List<Step> of(JsonNode steps) {
    Stream<Map.Entry<String, JsonNode>> entries =
        StreamSupport.stream(steps.properties().spliterator(), false);
    return entries
        .map(step -> new Step(kind(step.getKey()), new StateOutcome(step.getValue())))
        .sorted(Comparator.comparingInt(step -> step.outcome().order()))
        .toList();
  }

  private static String kind(String key) {
    return key.substring(key.lastIndexOf("_|-") + "_|-".length());
  }

  String id() {
    return outcome.ref().id();
  }

  /** The orchestration that it stands in. */
  String sls() {
    return outcome.ref().sls();
  }

  /** The job on the minions, or the runner's. */
  Optional<String> jid() {
    return Optional.of(outcome.json().path("__jid__").asText()).filter(jid -> !jid.isEmpty());
  }

  boolean isOnMinions() {
    return kind.equals("state") || kind.equals("function");
  }

  boolean isState() {
    return kind.equals("state");
  }

  /** What the minions returned, as far as the orchestration has kept it. */
  JsonNode kept() {
    return outcome.changes().path("ret");
  }

  /** What the runner returned. */
  JsonNode returned() {
    return outcome.changes().path("return");
  }

  /**
   * Whether it is bad, also where Salt says otherwise: a runner's exception may count as success.
   */
  boolean failed() {
    String text = returned().asText().stripLeading();
    return outcome.failed()
        || text.startsWith("Exception occurred in ")
        || text.startsWith("Passed invalid arguments");
  }
}
