package io.brine.cli.apply;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.Inventory;
import io.brine.core.result.MinionResult;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Minions that a glob of the configuration means and that were left out of the plan, since their
 * facts are not known. What is wanted of them was not done, so a run without them is not all well.
 *
 * @param minions with the reason, by id
 */
public record LeftOut(SortedMap<String, MinionResult> minions) {

  public static LeftOut of(ClusterConfig config, Inventory facts) {
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    facts.silent().forEach(minion -> put(minions, minion, "the minion did not answer"));
    facts.unreadable().forEach((minion, why) -> put(minions, minion, why));
    Collection<MinionId> wanted =
        config.nodes().stream()
            .flatMap(entry -> ClusterFacts.matching(entry, facts.minions()).stream())
            .toList();
    minions.keySet().removeIf(minion -> !wanted.contains(MinionId.parse(minion)));
    return new LeftOut(minions);
  }

  private static void put(SortedMap<String, MinionResult> minions, MinionId minion, String why) {
    minions.put(minion.value(), MinionResult.unknown(minion.value(), why));
  }

  /** The result of a run with them in it, before its phases. */
  public RunResult tell(RunResult result) {
    if (minions.isEmpty()) {
      return result;
    }
    PhaseResult facts = new PhaseResult("facts", List.of(), minions, List.of());
    List<PhaseResult> phases = Stream.concat(Stream.of(facts), result.phases().stream()).toList();
    return new RunResult(result.run(), result.jid(), phases, result.notStarted());
  }
}
