package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every requisite names a state, of the module it says, that the SLS itself or its includes have.
 */
final class KnownRequisites implements SlsRule {

  private static final List<String> KINDS =
      List.of("require", "watch", "onchanges", "onfail", "prereq", "listen");

  @Override
  public String code() {
    return "tree/requisites";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    for (SlsDocument document : tree.all()) {
      Set<String> known = known(tree.closure(List.of(document.name())));
      for (Declaration state : document.states()) {
        for (String kind : KINDS) {
          state.raw(kind).forEach(value -> check(document, state, value, known, problems));
          state.raw(kind + "_in").forEach(value -> check(document, state, value, known, problems));
        }
      }
    }
  }

  private static void check(
      SlsDocument document,
      Declaration state,
      Object value,
      Set<String> known,
      Problems.Collector problems) {
    String wanted =
        value instanceof Map<?, ?> pair
            ? pair.entrySet().stream().map(Object::toString).findFirst().orElse("")
            : "=" + value;
    if (!known.contains(wanted)) {
      problems.error(
          document.at(state),
          "requires " + wanted.replace("=", " ").strip() + ", which it does not include",
          TreeCheck.advice());
    }
  }

  /** As {@code module=id}, {@code =id} and {@code sls=name}. */
  private static Set<String> known(Set<SlsDocument> documents) {
    Set<String> known = new HashSet<>();
    for (SlsDocument document : documents) {
      known.add("sls=" + document.name());
      for (Declaration state : document.states()) {
        known.add(state.module() + "=" + state.id());
        known.add("=" + state.id());
      }
    }
    return known;
  }
}
