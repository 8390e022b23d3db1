package io.brine.core.explain;

import java.util.List;

/** Every field of cluster.yaml that is not a node's, by its path. */
final class ConfigFields {
  private ConfigFields() {}

  static List<Explanation> of(Question question) {
    return question.written().values().entrySet().stream()
        .filter(field -> !field.getKey().startsWith("nodes"))
        .map(
            field ->
                new Explanation(
                    field.getKey(),
                    field.getValue(),
                    question.written().purpose(field.getKey()),
                    List.of(question.written().input(field.getKey()))))
        .toList();
  }
}
