package io.brine.cli.node;

import io.brine.bridge.FactsCollector;
import io.brine.bridge.FactsCollector.Collected;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.RawFacts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps by one Salt job. */
public record MinionSteps(SaltSession session, Clock clock) implements NodeSteps {
  private static final String COMMAND = "/usr/sbin/brine-node ";

  @Override
  public SortedMap<MinionId, Answer> run(Collection<MinionId> minions, String step)
      throws SaltException {
    FactsQuery question =
        new FactsQuery(
            "brine-node",
            "cmd.run_all",
            List.of(COMMAND + step),
            Map.of("python_shell", false, "ignore_retcode", true));
    Collected collected =
        new FactsCollector(session, Patience.DEFAULT, clock).collect(minions, List.of(question));
    RawFacts.Answers returned =
        Objects.requireNonNull(collected.facts().answers().get(question.name()));
    SortedMap<MinionId, Answer> answers = new TreeMap<>();
    returned.byMinion().forEach((minion, said) -> answers.put(minion, Answer.of(said)));
    collected.silent().forEach((minion, why) -> answers.put(minion, Answer.silent(why)));
    return answers;
  }
}
