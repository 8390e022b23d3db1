package io.brine.bridge;

import io.brine.core.config.MinionId;
import io.brine.core.result.MinionResult;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.StateChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Runs states with {@code test=True}: what would change, with nothing changed. */
public final class TestRun {
  private final MinionJobs jobs;
  private final String run;

  /**
   * Prepares test runs.
   *
   * @param run the name by which its jobs are found again
   */
  public TestRun(SaltSession session, Patience patience, String run) {
    this.jobs = new MinionJobs(session, patience, Clock.systemUTC());
    this.run = run;
  }

  /**
   * The minions that have the same states.
   *
   * @param name what the caller calls it, for example a phase
   * @param sls names in saltenv brine, in order
   */
  public record Group(String name, List<String> sls, Collection<MinionId> minions) {
    public Group {
      sls = List.copyOf(sls);
      minions = List.copyOf(new TreeSet<>(minions));
    }
  }

  /**
   * One job for each group, all at once; the results are in the order of the groups.
   *
   * @throws IllegalArgumentException when a minion is in two groups: it runs states one job at a
   *     time
   */
  public List<PhaseResult> run(List<Group> groups) throws SaltException {
    return results(groups, watched(groups, StateReturns.tested()), Function.identity());
  }

  /** As {@link #run}, with what each state would change. */
  public Tested differences(List<Group> groups) throws SaltException {
    List<Watch<TestedStates.Of>> watches = watched(groups, new TestedStates());
    SortedMap<String, List<StateChange>> changes = new TreeMap<>();
    for (Watch<TestedStates.Of> watch : watches) {
      watch.returns().forEach((minion, tested) -> changes.put(minion, tested.changes()));
    }
    return new Tested(results(groups, watches, TestedStates.Of::result), changes);
  }

  /**
   * What came of a test run.
   *
   * @param changes by minion, in the order of its states
   */
  public record Tested(List<PhaseResult> results, SortedMap<String, List<StateChange>> changes) {}

  private <T> List<Watch<T>> watched(List<Group> groups, JobReader<T> reader) throws SaltException {
    Set<MinionId> seen = new HashSet<>();
    if (!groups.stream().flatMap(group -> group.minions().stream()).allMatch(seen::add)) {
      throw new IllegalArgumentException("a minion is in two groups");
    }
    return jobs.run(groups.stream().map(this::task).toList(), reader);
  }

  private static <T> List<PhaseResult> results(
      List<Group> groups, List<Watch<T>> watches, Function<T, MinionResult> result) {
    List<PhaseResult> results = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      results.add(result(groups.get(i).name(), watches.get(i), result));
    }
    return results;
  }

  private MinionJobs.Task task(Group group) {
    Map<String, Object> arguments =
        Map.of(
            "mods",
            group.sls(),
            "test",
            true,
            "saltenv",
            "brine",
            "pillarenv",
            "brine",
            // Whatever was handed over before and still goes on there ends first.
            "queue",
            true);
    return MinionJobs.Task.of(
        group.minions(),
        "state.sls",
        new SaltCall.Arguments(List.of(), arguments, Map.of("brine", run)));
  }

  private static <T> PhaseResult result(
      String name, Watch<T> watch, Function<T, MinionResult> result) {
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    watch.returns().forEach((minion, returned) -> minions.put(minion, result.apply(returned)));
    watch.silent().forEach((minion, why) -> minions.put(minion, MinionResult.unknown(minion, why)));
    return new PhaseResult(name, jids(watch), minions, List.of());
  }

  private static List<String> jids(Watch<?> watch) {
    return watch.jid().isEmpty() ? List.of() : List.of(watch.jid());
  }
}
