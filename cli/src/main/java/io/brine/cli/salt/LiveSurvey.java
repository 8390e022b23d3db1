package io.brine.cli.salt;

import io.brine.bridge.FactsCollector;
import io.brine.bridge.FactsCollector.Collected;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.core.config.MinionId;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyParser;
import io.brine.core.standing.SurveyPart;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks nodes what stands on them, in one job. */
public record LiveSurvey(SaltSession session, Clock clock) {

  public Survey ask(Collection<MinionId> minions, SurveyPart... parts) throws SaltException {
    Collected collected =
        new FactsCollector(session, Patience.DEFAULT, clock)
            .collect(minions, List.of(SurveyPart.query(parts)));
    Survey survey = SurveyParser.parse(collected.facts());
    SortedMap<MinionId, String> silent = new TreeMap<>(survey.silent());
    silent.putAll(collected.silent());
    return new Survey(survey.nodes(), silent);
  }
}
