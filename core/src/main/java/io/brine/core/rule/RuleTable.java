package io.brine.core.rule;

import java.util.ArrayList;
import java.util.List;

/** Every rule, once, for the docs. */
public final class RuleTable {
  private RuleTable() {}

  /** The page {@code docs/reference/rules.md}. */
  public static String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Rules");
    lines.add("");
    lines.add("Generated from the rules of `io.brine.core.rule`; do not edit.");
    lines.add("");
    lines.add("## On the configuration alone");
    lines.add("");
    lines.add("| Code | What must hold |");
    lines.add("|---|---|");
    ConfigRules.ALL.forEach(rule -> lines.add(line(rule.code(), rule.title())));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String code, String title) {
    return "| `" + code + "` | " + title + " |";
  }
}
