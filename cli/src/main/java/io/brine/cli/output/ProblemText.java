package io.brine.cli.output;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.stream.Collectors;

/** Problems as a person reads them: a line each, and a count. */
public record ProblemText(Terminal terminal) {

  public String lines(Problems problems) {
    return problems.all().stream().map(this::line).collect(Collectors.joining());
  }

  /** {@code 2 errors, 1 warning}. */
  public static String count(Problems problems) {
    return Counted.of(problems.errors().size(), "error")
        + ", "
        + Counted.of(problems.warnings().size(), "warning");
  }

  private String line(Problem problem) {
    String severity =
        problem.isError()
            ? terminal.paint(Colour.RED, "error")
            : terminal.paint(Colour.YELLOW, "warning");
    return severity + ": " + problem + " [" + problem.code() + "]\n";
  }
}
