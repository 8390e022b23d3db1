package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hosts that share what must be each one's own. */
final class Duplicates {
  private final String what;
  private final String advice;

  /**
   * Of one kind.
   *
   * @param what is shared, as in {@code the machine-id}
   */
  Duplicates(String what, String advice) {
    this.what = what;
    this.advice = advice;
  }

  /** Tells each value that several hosts have; an empty one is nobody's. */
  void report(
      ClusterFacts facts, Function<MatchedNode, String> value, Problems.Collector problems) {
    SortedMap<String, List<MatchedNode>> byValue =
        facts.nodes().stream()
            .filter(node -> !value.apply(node).isEmpty())
            .collect(Collectors.groupingBy(value, TreeMap::new, Collectors.toList()));
    byValue.forEach(
        (shared, nodes) -> {
          List<MinionId> minions = nodes.stream().map(MatchedNode::minion).distinct().toList();
          if (minions.size() > 1) {
            String path = nodes.get(1).path() + ".minion";
            String message = Minions.named(minions) + " have " + what + " \"" + shared + "\"";
            problems.error(path, message, advice);
          }
        });
  }
}
