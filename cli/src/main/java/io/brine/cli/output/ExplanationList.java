package io.brine.cli.output;

import io.brine.core.explain.Explanation;
import io.brine.core.explain.Explanation.Input;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why values of a node are what they are, as a document; for people:
 *
 * <pre>
 * kube-apiserver.secure-port = 6443
 *   rule  the port of the API
 *   from  apiServer.port = 6443  (not written; this is the default)
 * </pre>
 */
public record ExplanationList(
    String apiVersion, String kind, String node, List<Explanation> explanations) {
  public ExplanationList {
    explanations = List.copyOf(explanations);
  }

  public static ExplanationList of(String node, List<Explanation> explanations) {
    return new ExplanationList("brine.io/v1", "Explanations", node, explanations);
  }

  public String text() {
    return explanations.stream().map(ExplanationList::text).collect(Collectors.joining());
  }

  /** A line for each field: what it is, without why. */
  public String overview() {
    return explanations.stream().map(ExplanationList::head).collect(Collectors.joining());
  }

  private static String text(Explanation one) {
    String inputs = one.inputs().stream().map(ExplanationList::text).collect(Collectors.joining());
    return head(one) + "  rule  " + one.rule() + "\n" + inputs;
  }

  private static String head(Explanation one) {
    return one.value().isEmpty() ? one.field() + "\n" : one.field() + " = " + one.value() + "\n";
  }

  private static String text(Input input) {
    String value = input.value().isEmpty() ? "" : " = " + input.value();
    return "  from  " + input.name() + value + "  (" + input.origin() + ")\n";
  }
}
