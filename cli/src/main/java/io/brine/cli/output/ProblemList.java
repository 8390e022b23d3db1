package io.brine.cli.output;

import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was found wrong with an input, as a document for programs. */
public record ProblemList(
    String apiVersion, String kind, String input, boolean valid, List<Item> problems) {

  /**
   * One problem.
   *
   * @param line one-based; null where it is not known
   */
  public record Item(
      String code,
      String severity,
      @Nullable Integer line,
      String path,
      String message,
      String advice) {
    static Item of(Problem problem) {
      int line = problem.location().line();
      return new Item(
          problem.code(),
          problem.severity().name().toLowerCase(Locale.ROOT),
          line > 0 ? line : null,
          problem.location().path(),
          problem.message(),
          problem.advice());
    }
  }

  public static ProblemList of(String input, Problems problems) {
    List<Item> items = problems.all().stream().map(Item::of).toList();
    return new ProblemList("brine.io/v1", "ProblemList", input, !problems.hasErrors(), items);
  }
}
