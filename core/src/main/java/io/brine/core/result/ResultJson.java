package io.brine.core.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The versioned JSON form of a result.
 *
 * <pre>{@code
 * {"apiVersion": "brine.io/v1", "kind": "RunResult", "run": "r-1", "jid": "2026...", "outcome": "failed",
 *  "phases": [{"phase": "pki", "outcome": "failed", "jids": ["2026..."],
 *    "minions": {"m1": {"outcome": "failed", "durationSeconds": 1.25,
 *      "changes": [{"sls": "brine.pki.installed", "id": "Create the folder"}],
 *      "failures": [{"sls": "...", "id": "...", "cause": "...", "comment": "", "advice": "...", "folded": 2,
 *        "byHand": "salt -L m1 state.sls ..."}],
 *      "notes": [{"text": "...", "sls": "...", "id": "..."}]}},
 *    "failures": []}],
 *  "notStarted": ["etcd"]}
 * }</pre>
 *
 * <p>{@code docs/reference/run-result.schema.json} is its JSON Schema.
 */
public final class ResultJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double MILLIS = 1000.0;

  private ResultJson() {}

  public static ObjectNode of(RunResult result) {
    ObjectNode node = NODES.objectNode();
    node.put("apiVersion", "brine.io/v1").put("kind", "RunResult");
    node.put("run", result.run()).put("jid", result.jid()).put("outcome", name(result.outcome()));
    ArrayNode phases = node.putArray("phases");
    result.phases().forEach(phase -> phases.add(of(phase)));
    addAll(node.putArray("notStarted"), result.notStarted());
    return node;
  }

  /** One phase, as inside a run. */
  public static ObjectNode of(PhaseResult phase) {
    ObjectNode node = NODES.objectNode();
    node.put("phase", phase.phase()).put("outcome", name(phase.outcome()));
    addAll(node.putArray("jids"), phase.jids());
    ObjectNode minions = node.putObject("minions");
    for (Map.Entry<String, MinionResult> minion : phase.minions().entrySet()) {
      minions.set(minion.getKey(), of(minion.getValue()));
    }
    addFailures(node.putArray("failures"), phase.failures(), "");
    return node;
  }

  private static ObjectNode of(MinionResult minion) {
    ObjectNode node = NODES.objectNode();
    node.put("outcome", name(minion.outcome()));
    node.put("durationSeconds", minion.duration().toMillis() / MILLIS);
    ArrayNode changes = node.putArray("changes");
    minion.changes().forEach(state -> put(changes.addObject(), state));
    addFailures(node.putArray("failures"), minion.failures(), minion.minion());
    ArrayNode notes = node.putArray("notes");
    minion.notes().forEach(note -> put(notes.addObject().put("text", note.text()), note.state()));
    return node;
  }

  private static void addFailures(ArrayNode array, List<Failure> failures, String minion) {
    for (Failure failure : failures) {
      ObjectNode node = array.addObject();
      failure.state().ifPresent(state -> put(node, state));
      node.put("cause", failure.cause()).put("comment", failure.comment());
      node.put("advice", failure.advice()).put("folded", failure.folded());
      failure
          .state()
          .ifPresent(state -> node.put("byHand", ByHand.command(state, List.of(minion))));
    }
  }

  private static void put(ObjectNode node, StateRef state) {
    node.put("sls", state.sls()).put("id", state.id());
  }

  private static void addAll(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
