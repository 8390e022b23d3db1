package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.Problem.Severity;
import io.brine.core.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gathers what is wrong with hosts; the same fault of many hosts of an entry is told once. */
final class HostProblems {
  private final Map<Fault, SortedSet<MinionId>> found = new LinkedHashMap<>();

  private record Fault(String path, Severity severity, String message, String advice) {}

  /**
   * Adds an error.
   *
   * @param message without the minion, which is put before it
   */
  void error(MatchedNode node, String message, String advice) {
    add(node, Severity.ERROR, message, advice);
  }

  /** Like {@link #error}, for what planning may go on with. */
  void warning(MatchedNode node, String message, String advice) {
    add(node, Severity.WARNING, message, advice);
  }

  private void add(MatchedNode node, Severity severity, String message, String advice) {
    Fault fault = new Fault(node.path() + ".minion", severity, message, advice);
    found.computeIfAbsent(fault, key -> new TreeSet<>()).add(node.minion());
  }

  void report(Problems.Collector problems) {
    found.forEach(
        (fault, minions) -> {
          String message = Minions.named(minions) + ": " + fault.message();
          if (fault.severity() == Severity.ERROR) {
            problems.error(fault.path(), message, fault.advice());
          } else {
            problems.warning(fault.path(), message, fault.advice());
          }
        });
  }
}
