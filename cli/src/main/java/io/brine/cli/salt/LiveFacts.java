package io.brine.cli.salt;

import io.brine.bridge.FactsCollector;
import io.brine.bridge.FactsCollector.Collected;
import io.brine.bridge.MinionKey;
import io.brine.bridge.MinionKeys;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.Terminal;
import io.brine.cli.output.Counted;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.FactsParser;
import io.brine.core.inventory.Inventory;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks the minions of a cluster for their facts. */
public record LiveFacts(SaltSession session, Clock clock, Terminal terminal) {

  /**
   * The facts of all minions that the configuration means: those named by id, and of the accepted
   * ones those that a glob matches.
   */
  public Inventory collect(ClusterConfig config) throws SaltException {
    return collect(minions(config));
  }

  /** The facts of these minions. */
  public Inventory collect(Set<MinionId> minions) throws SaltException {
    terminal.log("collecting facts of " + Counted.of(minions.size(), "minion"));
    Collected collected = new FactsCollector(session, Patience.DEFAULT, clock).collect(minions);
    collected.silent().forEach((minion, why) -> terminal.log("silent: " + minion + ": " + why));
    return FactsParser.parse(collected.facts());
  }

  /** Those minions. */
  public Set<MinionId> minions(ClusterConfig config) throws SaltException {
    Set<MinionId> minions = new TreeSet<>();
    List<MinionId> accepted = accepted();
    for (NodeEntry entry : config.nodes()) {
      entry.minion().id().ifPresent(minions::add);
      minions.addAll(ClusterFacts.matching(entry, accepted));
    }
    return minions;
  }

  /** All whose keys the master has accepted. */
  public List<MinionId> accepted() throws SaltException {
    return new MinionKeys(session)
        .list().stream()
            .filter(key -> key.state() == MinionKey.State.ACCEPTED)
            .map(key -> MinionId.parse(key.minion()))
            .toList();
  }
}
