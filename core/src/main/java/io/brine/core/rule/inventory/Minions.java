package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import java.util.Collection;
import java.util.stream.Collectors;

/** Minions in a sentence. */
final class Minions {
  private static final int NAMED = 5;

  private Minions() {}

  /** {@code minion "a"}, or {@code minions "a", "b" and 3 more}. */
  static String named(Collection<MinionId> minions) {
    return (minions.size() == 1 ? "minion " : "minions ") + list(minions);
  }

  private static String list(Collection<MinionId> minions) {
    int shown = minions.size() <= NAMED ? minions.size() : NAMED - 1;
    String names =
        minions.stream()
            .limit(shown)
            .map(minion -> "\"" + minion + "\"")
            .collect(Collectors.joining(", "));
    int rest = minions.size() - shown;
    return rest == 0 ? names : names + " and " + rest + " more";
  }
}
