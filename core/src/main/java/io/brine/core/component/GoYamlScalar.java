package io.brine.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Scalars as go.yaml.in/yaml/v2 writes them (encode.go, resolve.go, emitterc.go). */
final class GoYamlScalar {

  /** Plain text that reads back as something else than text. */
  private static final Pattern RESOLVED =
      Pattern.compile(
          String.join(
              "|",
              "",
              "y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON",
              "n|N|no|No|NO|false|False|FALSE|off|Off|OFF",
              "~|null|Null|NULL",
              "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
              "[-+]?0[xX][0-9a-fA-F_]+|[-+]?0[oO][0-7_]+|[-+]?0[bB][01_]+",
              "[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?",
              "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?",
              "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}",
              "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?"
                  + "(Z|[-+][0-9]{2}:[0-9]{2})?"));

  /** Begins with what YAML reads as markup ("-", "?" and ":" only before a blank). */
  private static final Pattern MARKUP_FIRST =
      Pattern.compile("(?s)(---|\\.\\.\\.|[#,\\[\\]{}&*!|>'\"%@`]|[-?:](\\s|$)).*");

  private static final Pattern MARKUP_INSIDE = Pattern.compile("(?s).*(:(\\s|$)|\\s#).*");

  /** go-yaml counts what lies beyond the basic plane among them. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\n\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd]");

  private GoYamlScalar() {}

  /** A text on one line, as keys of maps are written. */
  static String line(String text) {
    return text(text);
  }

  /**
   * @param column where the scalar begins
   * @param indent of the lines after its first
   */
  static String value(JsonNode value, int column, int indent) {
    if (!value.isTextual()) {
      return other(value);
    }
    String text = value.textValue();
    return text.contains("\n") && blockAllowed(text)
        ? literal(text, indent)
        : GoYamlFold.fold(text(text), column, indent);
  }

  private static String other(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isArray() ? "[]" : "{}";
    }
    return value.isNull() ? "null" : value.asText();
  }

  private static String text(String text) {
    if (RESOLVED.matcher(text).matches() || text.contains("\n") || hasUnprintable(text)) {
      return GoYamlQuotes.doubled(text);
    }
    boolean blankEnds = text.startsWith(" ") || text.endsWith(" ");
    boolean markup = MARKUP_FIRST.matcher(text).matches() || MARKUP_INSIDE.matcher(text).matches();
    return blankEnds || markup ? "'" + text.replace("'", "''") + "'" : text;
  }

  private static boolean hasUnprintable(String text) {
    return UNPRINTABLE.matcher(text).find();
  }

  private static boolean blockAllowed(String text) {
    return !hasUnprintable(text) && !text.endsWith(" ") && !text.contains(" \n");
  }

  private static String literal(String text, int indent) {
    boolean blankStart = text.startsWith(" ") || text.startsWith("\n");
    boolean closed = text.endsWith("\n");
    boolean open = text.endsWith("\n\n") || text.equals("\n");
    String lines = text.replaceAll("(?m)^(?=.)", " ".repeat(indent));
    String body = closed ? lines.substring(0, lines.length() - 1) : lines;
    String chomp = open ? "+" : closed ? "" : "-";
    return "|" + (blankStart ? "2" : "") + chomp + "\n" + body;
  }
}
