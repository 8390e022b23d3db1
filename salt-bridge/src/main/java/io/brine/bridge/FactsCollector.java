package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import io.brine.core.result.Failure;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks all minions the same questions, one job a question, all jobs at once. */
public final class FactsCollector {
  private static final JobReader<JsonNode> AS_IT_IS = (minion, entry) -> entry;

  private final MinionJobs jobs;

  public FactsCollector(SaltSession session, Patience patience) {
    this.jobs = new MinionJobs(session, patience);
  }

  /**
   * What the minions said.
   *
   * @param answers Salt's own JSON, by query and minion
   * @param silent who did not answer every query, and what shows it
   * @param failures what functions failed, by minion; they have no answer
   */
  public record Answers(
      Map<String, Map<MinionId, JsonNode>> answers,
      SortedMap<MinionId, String> silent,
      SortedMap<MinionId, List<Failure>> failures) {
    public Answers {
      answers = Collections.unmodifiableMap(answers);
      silent = Collections.unmodifiableSortedMap(silent);
      failures = Collections.unmodifiableSortedMap(failures);
    }

    /** The answers to one query. */
    public Map<MinionId, JsonNode> to(String query) {
      return answers.getOrDefault(query, Map.of());
    }
  }

  /**
   * Runs each query once on all these minions and waits until all have answered or are shown to be
   * silent.
   */
  public Answers collect(Collection<MinionId> minions, List<MinionQuery> queries)
      throws SaltException {
    List<Watch<JsonNode>> watches =
        jobs.run(queries.stream().map(query -> task(query, minions)).toList(), AS_IT_IS);
    Map<String, Map<MinionId, JsonNode>> answers = new LinkedHashMap<>();
    SortedMap<MinionId, String> silent = new TreeMap<>();
    SortedMap<MinionId, List<Failure>> failures = new TreeMap<>();
    for (int i = 0; i < queries.size(); i++) {
      Watch<JsonNode> watch = watches.get(i);
      MinionQuery query = queries.get(i);
      answers.put(query.name(), answers(watch, query, failures));
      watch.silent().forEach((minion, why) -> silent.putIfAbsent(MinionId.parse(minion), why));
    }
    return new Answers(answers, silent, failures);
  }

  private static MinionJobs.Task task(MinionQuery query, Collection<MinionId> minions) {
    return MinionJobs.Task.of(
        minions, query.function(), SaltCall.Arguments.positional(query.arguments()));
  }

  private static Map<MinionId, JsonNode> answers(
      Watch<JsonNode> watch, MinionQuery query, SortedMap<MinionId, List<Failure>> failures) {
    Map<MinionId, JsonNode> answers = new TreeMap<>();
    watch
        .returns()
        .forEach(
            (minion, json) -> {
              Entry entry = new Entry(json);
              MinionId id = MinionId.parse(minion);
              if (entry.isMarkedFailed() || entry.isTrimmed()) {
                failures.merge(id, List.of(failure(query, entry)), FactsCollector::both);
              } else {
                answers.put(id, entry.value());
              }
            });
    return answers;
  }

  private static Failure failure(MinionQuery query, Entry entry) {
    JsonNode value = entry.value();
    String seen = value.isTextual() ? value.textValue() : value.toString();
    return Failure.of(query.function() + " failed: " + Causes.ofText(seen));
  }

  private static List<Failure> both(List<Failure> some, List<Failure> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }
}
