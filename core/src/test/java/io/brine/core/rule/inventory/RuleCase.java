package io.brine.core.rule.inventory;

import io.brine.core.problem.Problem.Severity;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a rule must say of a site.
 *
 * @param messages one of each problem, in part; none when it accepts
 */
record RuleCase(
    String code, String what, Consumer<Site> change, Severity severity, List<String> messages) {

  static final List<RuleCase> ALL =
      Stream.of(ClusterRuleCases.ALL, HostRuleCases.ALL).flatMap(List::stream).toList();

  static RuleCase accepts(String code, String what, Consumer<Site> change) {
    return new RuleCase(code, what, change, Severity.ERROR, List.of());
  }

  static RuleCase rejects(String code, String what, Consumer<Site> change, String... messages) {
    return new RuleCase(code, what, change, Severity.ERROR, List.of(messages));
  }

  static RuleCase warns(String code, String what, Consumer<Site> change, String... messages) {
    return new RuleCase(code, what, change, Severity.WARNING, List.of(messages));
  }
}
