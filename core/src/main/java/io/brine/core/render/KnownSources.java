package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;

/** Every file or folder that minions fetch is in the tree. */
final class KnownSources implements SlsRule {

  private static final String SCHEME = "salt://";

  @Override
  public String code() {
    return "tree/sources";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        for (String source : state.values("source")) {
          if (source.startsWith(SCHEME) && !isThere(tree.tree(), source)) {
            problems.error(
                document.at(state), "fetches \"" + source + "\", which is not there", advice());
          }
        }
      }
    }
  }

  private static boolean isThere(RenderedTree tree, String source) {
    String path = TreeCheck.SALT + source.substring(SCHEME.length());
    return tree.find(path).isPresent() || !tree.below(path + "/").isEmpty();
  }

  private static String advice() {
    return TreeCheck.advice();
  }
}
