package io.brine.core.render;

import io.brine.core.problem.Problems;

/** Every SLS that is included is in the tree. */
final class KnownIncludes implements SlsRule {

  @Override
  public String code() {
    return "tree/includes";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      for (String name : document.includes()) {
        if (!tree.has(name)) {
          problems.error(
              document.path(), "includes \"" + name + "\", which is not there", TreeCheck.advice());
        }
      }
    }
  }
}
