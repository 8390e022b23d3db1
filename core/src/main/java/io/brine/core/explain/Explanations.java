package io.brine.core.explain;

import java.util.List;
import java.util.function.Function;

/** All that can be explained of a node. */
public record Explanations(List<Explanation> all) {
  private static final List<Function<Question, List<Explanation>>> SOURCES =
      List.of(
          NodeFields::of,
          AddressFields::of,
          EndpointFields::of,
          ImageFields::of,
          FlagFields::of,
          ComponentFields::ofKubelet,
          ComponentFields::ofKubeProxy,
          ConfigFields::of);

  public Explanations {
    all = List.copyOf(all);
  }

  public static Explanations of(Question question) {
    return new Explanations(
        SOURCES.stream().flatMap(source -> source.apply(question).stream()).toList());
  }

  /** That of the field, or those of all fields in it; none when there is no such field. */
  public Explanations of(String field) {
    List<Explanation> exact = all.stream().filter(one -> one.field().equals(field)).toList();
    return new Explanations(
        exact.isEmpty()
            ? all.stream().filter(one -> one.field().startsWith(field + ".")).toList()
            : exact);
  }

  public List<String> fields() {
    return all.stream().map(Explanation::field).toList();
  }
}
