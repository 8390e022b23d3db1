package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.RawFacts.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Answers of a real Salt: see recorded/salt-3008.3/README.md. */
final class Recorded {
  static final Instant SENT = Instant.ofEpochMilli(1795378116611L);
  static final Instant RECEIVED = Instant.ofEpochMilli(1795378117222L);

  private final Map<String, Map<MinionId, JsonNode>> answers = new HashMap<>();

  Recorded() {
    FactsQuery.ALL.forEach(query -> answers.put(query.name(), read(query.name())));
  }

  private static Map<MinionId, JsonNode> read(String name) {
    String file = "/recorded/salt-3008.3/" + name + ".json";
    try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream(file))) {
      JsonNode json = new JsonMapper().readTree(in).at("/return/0");
      Map<MinionId, JsonNode> answers = new HashMap<>();
      json.properties().forEach(one -> answers.put(new MinionId(one.getKey()), one.getValue()));
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Recorded instead(FactsQuery query, String recording) {
    answers.put(query.name(), read(recording));
    return this;
  }

  Recorded with(FactsQuery query, String minion, JsonNode answer) {
    to(query).put(new MinionId(minion), answer);
    return this;
  }

  Recorded without(FactsQuery query, String minion) {
    to(query).remove(new MinionId(minion));
    return this;
  }

  JsonNode answer(FactsQuery query, String minion) {
    return Objects.requireNonNull(to(query).get(new MinionId(minion)));
  }

  private Map<MinionId, JsonNode> to(FactsQuery query) {
    return Objects.requireNonNull(answers.get(query.name()));
  }

  RawFacts facts() {
    Map<String, Answers> all = new HashMap<>();
    answers.forEach((name, byMinion) -> all.put(name, new Answers(byMinion, SENT, RECEIVED)));
    TreeSet<MinionId> asked = new TreeSet<>();
    for (String minion : new String[] {"m1", "m2", "m3"}) {
      asked.add(new MinionId(minion));
    }
    return new RawFacts(asked, all);
  }

  Inventory inventory() {
    return FactsParser.parse(facts());
  }
}
