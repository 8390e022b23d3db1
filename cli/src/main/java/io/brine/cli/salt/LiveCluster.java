package io.brine.cli.salt;

import io.brine.bridge.FactsCollector;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.core.component.ObjectName;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.RawFacts;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Checked;
import io.brine.core.takeover.NodeFilesQuestion;
import io.brine.core.takeover.ObjectsQuestion;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Asks hosts for what kubeadm or Brine made there. No key is told. */
public record LiveCluster(SaltSession session, Clock clock) {

  /** Their files. */
  public Checked<SortedMap<MinionId, List<FoundFile>>> files(Collection<MinionId> minions)
      throws SaltException {
    return NodeFilesQuestion.parse(ask(minions, NodeFilesQuestion.QUERY));
  }

  /** Objects of the API by name, and all nodes, as a control-plane node sees them. */
  public Checked<List<FoundFile>> objects(MinionId minion, Collection<ObjectName> names)
      throws SaltException {
    return ObjectsQuestion.parse(ask(List.of(minion), ObjectsQuestion.query(names)), minion);
  }

  private RawFacts ask(Collection<MinionId> minions, FactsQuery query) throws SaltException {
    return new FactsCollector(session, Patience.DEFAULT, clock)
        .collect(minions, List.of(query))
        .facts();
  }
}
