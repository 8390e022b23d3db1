package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.RawFacts;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks all minions the same questions, in one job. */
public final class FactsCollector {
  private static final JobReader<JsonNode> BARE = (minion, entry) -> new Entry(entry).value();

  private final MinionJobs jobs;

  /**
   * Prepares to collect.
   *
   * @param clock the one that the hosts' clocks are compared with
   */
  public FactsCollector(SaltSession session, Patience patience, Clock clock) {
    this.jobs = new MinionJobs(session, patience, clock);
  }

  /**
   * What the minions said.
   *
   * @param silent who left a question without an answer, and what shows it
   */
  public record Collected(RawFacts facts, SortedMap<MinionId, String> silent) {
    public Collected {
      silent = Collections.unmodifiableSortedMap(new TreeMap<>(silent));
    }
  }

  /**
   * Asks {@link FactsQuery#ALL} and waits until each minion has answered or is shown to be silent.
   */
  public Collected collect(Collection<MinionId> minions) throws SaltException {
    return collect(minions, FactsQuery.ALL);
  }

  /** The same with other questions. */
  public Collected collect(Collection<MinionId> minions, List<FactsQuery> queries)
      throws SaltException {
    Watch<JsonNode> watch = jobs.run(List.of(task(queries, minions)), BARE).get(0);
    SortedMap<MinionId, String> silent = new TreeMap<>();
    watch.silent().forEach((minion, why) -> silent.put(MinionId.parse(minion), why));
    Map<String, RawFacts.Answers> answers = new HashMap<>();
    queries.forEach(query -> answers.put(query.name(), answers(watch, query)));
    return new Collected(new RawFacts(new TreeSet<>(minions), answers), silent);
  }

  private static MinionJobs.Task task(List<FactsQuery> queries, Collection<MinionId> minions) {
    SortedSet<String> ids = new TreeSet<>(minions.stream().map(MinionId::value).toList());
    return new MinionJobs.Task(SaltCall.onMinions(minions, parts(queries)), ids);
  }

  private static List<SaltCall.Part> parts(List<FactsQuery> queries) {
    return queries.stream()
        .map(
            query ->
                new SaltCall.Part(
                    query.function(), List.copyOf(query.arguments()), query.keywords()))
        .toList();
  }

  private static RawFacts.Answers answers(Watch<JsonNode> watch, FactsQuery query) {
    Map<MinionId, JsonNode> byMinion = new HashMap<>();
    watch
        .returns()
        .forEach(
            (minion, value) -> {
              JsonNode answer = value.get(query.function());
              if (answer != null) {
                byMinion.put(MinionId.parse(minion), answer);
              }
            });
    return new RawFacts.Answers(byMinion, watch.sent(), watch.received());
  }
}
