package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks all minions the same questions, at once, a job for each: after a job of several functions
 * {@code jobs.list_jobs search_function=...} fails for everyone until the master's job cache has
 * forgotten it (Salt 3008.3).
 */
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
    List<Watch<JsonNode>> watches =
        jobs.run(queries.stream().map(query -> task(query, minions)).toList(), BARE);
    Map<String, RawFacts.Answers> answers = new HashMap<>();
    SortedMap<MinionId, String> silent = new TreeMap<>();
    Streams.forEachPair(
        queries.stream(),
        watches.stream(),
        (query, watch) -> {
          answers.put(query.name(), answers(watch));
          watch.silent().forEach((minion, why) -> silent.putIfAbsent(MinionId.parse(minion), why));
        });
    return new Collected(new RawFacts(new TreeSet<>(minions), answers), silent);
  }

  private static MinionJobs.Task task(FactsQuery query, Collection<MinionId> minions) {
    return MinionJobs.Task.of(
        minions,
        query.function(),
        new SaltCall.Arguments(List.copyOf(query.arguments()), query.keywords(), Map.of()));
  }

  private static RawFacts.Answers answers(Watch<JsonNode> watch) {
    Map<MinionId, JsonNode> byMinion = new HashMap<>();
    watch.returns().forEach((minion, value) -> byMinion.put(MinionId.parse(minion), value));
    return new RawFacts.Answers(byMinion, watch.sent(), watch.received());
  }
}
