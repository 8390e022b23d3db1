package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;

/** No file is rendered on the minion: what stands in cluster.yaml is text, never a program. */
final class NoTemplates implements SlsRule {

  @Override
  public String code() {
    return "tree/no-templates";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        if (state.has("template")) {
          problems.error(document.at(state), "has a template", TreeCheck.advice());
        }
      }
    }
  }
}
