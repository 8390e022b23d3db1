package io.brine.cli.output;

import io.brine.bridge.MasterFinding;
import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.core.problem.Problem.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found about a salt-master, as a document. */
public record FindingList(String apiVersion, String kind, List<Item> findings) {

  /** One finding. */
  public record Item(String code, String severity, String message, String advice) {
    static Item of(MasterFinding finding) {
      return new Item(
          finding.code(),
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.what(),
          finding.advice());
    }
  }

  public FindingList {
    findings = List.copyOf(findings);
  }

  public static FindingList of(List<MasterFinding> findings) {
    return new FindingList(
        "brine.io/v1", "MasterFindings", findings.stream().map(Item::of).toList());
  }

  public String text(Terminal terminal) {
    String lines =
        findings.stream().map(item -> line(terminal, item)).collect(Collectors.joining());
    return lines + Counted.of(findings.size(), "finding") + "\n";
  }

  private static String line(Terminal terminal, Item item) {
    boolean error = item.severity().equals(Severity.ERROR.name().toLowerCase(Locale.ROOT));
    return terminal.paint(error ? Colour.RED : Colour.YELLOW, item.severity())
        + ": "
        + item.message()
        + " ["
        + item.code()
        + "]\n"
        + item.advice().indent(2);
  }
}
