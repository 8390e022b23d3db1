package io.brine.core.render;

import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import io.brine.core.render.SlsDocument.Declaration;
import io.brine.core.render.Yaml11.NotYamlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every minion's pillar can be read and has what the states ask of it that are applied to it. */
final class KnownPillar implements SlsRule {

  @Override
  public String code() {
    return "tree/pillar";
  }

  @Override
  public void check(SlsTree tree, Problems.Collector problems) {
    Map<Question, List<String>> answers = new ConcurrentHashMap<>();
    wanted(tree).entrySet().parallelStream()
        .map(entry -> faults(tree.tree(), entry.getKey(), entry.getValue(), answers))
        .flatMap(List::stream)
        .sorted()
        .forEachOrdered(
            problem ->
                problems.error(problem.location().path(), problem.message(), problem.advice()));
  }

  /** Whether a pillar of this shape has these keys; asked once for all that are alike. */
  private record Question(String shape, Set<String> keys) {}

  private static SortedMap<String, Set<String>> wanted(SlsTree tree) {
    SortedMap<String, Set<String>> byMinion = new TreeMap<>();
    for (SlsDocument document : tree.all()) {
      for (Declaration state : document.states()) {
        if (state.function().equals(KnownStates.APPLY)) {
          Set<String> keys = keys(tree.closure(state.values("sls")));
          for (String minion : state.values("minions")) {
            byMinion.computeIfAbsent(minion, id -> new TreeSet<>()).addAll(keys);
          }
        }
      }
    }
    return byMinion;
  }

  private static Set<String> keys(Set<SlsDocument> documents) {
    Set<String> keys = new TreeSet<>();
    for (SlsDocument document : documents) {
      for (Declaration state : document.states()) {
        keys.addAll(state.values("contents_pillar"));
      }
    }
    return keys;
  }

  private List<Problem> faults(
      RenderedTree tree, String minion, Set<String> keys, Map<Question, List<String>> answers) {
    String path = PillarPath.of(minion);
    Optional<RenderedFile> file = tree.find(path);
    if (file.isEmpty()) {
      return List.of(problem(path, "the pillar of " + minion + " is missing"));
    }
    String content = file.get().content();
    Question question = new Question(PillarShape.of(content), keys);
    return answers.computeIfAbsent(question, asked -> faults(content, keys)).stream()
        .map(fault -> problem(path, "the pillar of " + minion + " " + fault))
        .toList();
  }

  private static List<String> faults(String content, Set<String> keys) {
    try {
      Object pillar = Yaml11.read(content);
      return keys.stream()
          .filter(key -> !has(pillar, key))
          .map(key -> "lacks \"" + key + "\"")
          .toList();
    } catch (NotYamlException e) {
      return List.of("is not YAML: " + e.what());
    }
  }

  private Problem problem(String path, String message) {
    return Problem.error(code(), path, message, TreeCheck.advice());
  }

  /** As Salt finds it: colons lead downwards. */
  private static boolean has(@Nullable Object pillar, String key) {
    Object at = pillar;
    for (String part : key.split(":", -1)) {
      if (!(at instanceof Map<?, ?> map)) {
        return false;
      }
      at = map.get(part);
    }
    return at instanceof String;
  }
}
