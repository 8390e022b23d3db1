package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;
import java.util.HashMap;
import java.util.Map;

/**
 * No two states of the tree have one id: Salt would refuse them in one run, and reports group by
 * id.
 */
final class UniqueIds implements SlsRule {

  @Override
  public String code() {
    return "tree/unique-ids";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    Map<String, String> first = new HashMap<>();
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        String other = first.putIfAbsent(state.id(), document.path());
        if (other != null) {
          problems.error(document.at(state), "the id is also in " + other, TreeCheck.advice());
        }
      }
    }
  }
}
