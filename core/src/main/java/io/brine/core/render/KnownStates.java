package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;

/** Every SLS that an orchestration applies is in the tree. */
final class KnownStates implements SlsRule {

  static final String APPLY = "brine_run.applied";

  @Override
  public String code() {
    return "tree/orchestrations";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        if (state.function().equals(APPLY)) {
          check(tree, document, state, problems);
        }
      }
    }
  }

  private static void check(
      SlsTree tree, SlsDocument document, Declaration state, Problems.Collector problems) {
    for (String name : state.values("sls")) {
      if (!tree.has(name)) {
        problems.error(
            document.at(state), "applies \"" + name + "\", which is not there", TreeCheck.advice());
      }
    }
  }
}
