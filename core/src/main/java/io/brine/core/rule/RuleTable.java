package io.brine.core.rule;

import io.brine.core.config.ReadCheck;
import io.brine.core.rule.inventory.InventoryRule;
import io.brine.core.rule.inventory.InventoryRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every rule, once, for the docs. */
public final class RuleTable {
  private RuleTable() {}

  /** The page {@code docs/reference/rules.md}. */
  public static String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Rules");
    lines.add("");
    lines.add("Generated from the registries of `io.brine.core`; do not edit.");
    section(
        lines,
        "While cluster.yaml is read",
        List.of(ReadCheck.values()),
        ReadCheck::code,
        ReadCheck::title);
    section(
        lines, "On the configuration alone", ConfigRules.ALL, ConfigRule::code, ConfigRule::title);
    section(
        lines,
        "On the configuration and the facts",
        InventoryRules.ALL,
        InventoryRule::code,
        InventoryRule::title);
    return String.join("\n", lines) + "\n";
  }

  private static <T> void section(
      List<String> lines,
      String title,
      List<T> rules,
      Function<T, String> code,
      Function<T, String> holds) {
    lines.addAll(List.of("", "## " + title, "", "| Code | What must hold |", "|---|---|"));
    rules.forEach(rule -> lines.add("| `" + code.apply(rule) + "` | " + holds.apply(rule) + " |"));
  }
}
