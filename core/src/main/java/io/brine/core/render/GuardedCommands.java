package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;
import java.util.List;
import java.util.Map;

/**
 * No command runs unasked: each has a condition, or tells itself what it changed and would change.
 */
final class GuardedCommands implements SlsRule {

  private static final List<String> GUARDS = List.of("unless", "onlyif", "creates", "onchanges");

  @Override
  public String code() {
    return "tree/guarded-commands";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        if (state.module().equals("cmd") && !isGuarded(state)) {
          problems.error(document.at(state), "the command has no guard", TreeCheck.advice());
        }
      }
    }
  }

  private static boolean isGuarded(Declaration state) {
    return GUARDS.stream().anyMatch(state::has) || tellsInTestMode(state);
  }

  private static boolean tellsInTestMode(Declaration state) {
    return state
        .raw("stateful")
        .anyMatch(value -> value instanceof Map<?, ?> map && map.containsKey("test_name"));
  }
}
