package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Salt returned, as it came.
 *
 * @param asked the minions that ought to answer
 * @param answers by {@link FactsQuery#name()}
 */
public record RawFacts(SortedSet<MinionId> asked, Map<String, Answers> answers) {
  /** How salt-api begins what it puts in place of an answer that did not come. */
  private static final String NO_RETURN = "Minion did not return.";

  public RawFacts {
    asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
    answers = Map.copyOf(answers);
  }

  Answers to(FactsQuery query) {
    Answers found = answers.get(query.name());
    if (found == null) {
      throw new IllegalStateException("nobody was asked for " + query.name());
    }
    return found;
  }

  /** What one minion returned; empty when it was silent. */
  public Optional<JsonNode> find(FactsQuery query, MinionId minion) {
    return Optional.ofNullable(to(query).byMinion().get(minion)).filter(RawFacts::isReturn);
  }

  private static boolean isReturn(JsonNode answer) {
    return !(answer.isTextual() && answer.textValue().startsWith(NO_RETURN));
  }

  /**
   * The answers to one query.
   *
   * @param byMinion each one's return, bare: what {@code salt --out=json} prints beside its id;
   *     what salt-api puts for a minion that did not return may stay
   * @param sent by the clock that the hosts' are compared with, before the job was submitted
   * @param received by the same clock, after the last answer was there
   */
  public record Answers(Map<MinionId, JsonNode> byMinion, Instant sent, Instant received) {
    public Answers {
      byMinion = Map.copyOf(byMinion);
      if (received.isBefore(sent)) {
        throw new IllegalArgumentException("answers of " + received + " to a job of " + sent);
      }
    }
  }
}
