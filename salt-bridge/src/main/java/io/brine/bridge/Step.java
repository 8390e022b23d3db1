package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One step of an orchestration that has ended.
 *
 * @param kind {@code applied} of Brine's, {@code state}, {@code function}, {@code runner} of Salt's
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

  /** The jobs on the minions, one for each batch; Salt's own steps have one, also a runner's. */
  List<String> jids() {
    JsonNode ours = outcome.json().path("jids");
    Stream<JsonNode> jids =
        ours.isArray()
            ? StreamSupport.stream(ours.spliterator(), false)
            : Stream.of(outcome.json().path("__jid__"));
    return jids.map(JsonNode::asText).filter(jid -> !jid.isEmpty()).toList();
  }

  boolean isOnMinions() {
    return isState() || kind.equals("function");
  }

  boolean isState() {
    return kind.equals("state") || kind.equals("applied");
  }

  /** It did nothing, since the run was not to go on. */
  boolean isHeldBack() {
    return outcome.json().path("stopped").asBoolean(false);
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
