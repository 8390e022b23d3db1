package io.brine.core.component;

import java.util.Map;

/** Double-quoted text as go-yaml escapes it (yaml_emitter_write_double_quoted_scalar). */
final class GoYamlQuotes {

  private static final Map<Integer, String> SHORT =
      Map.ofEntries(
          Map.entry(0x00, "\\0"),
          Map.entry(0x07, "\\a"),
          Map.entry(0x08, "\\b"),
          Map.entry(0x09, "\\t"),
          Map.entry(0x0a, "\\n"),
          Map.entry(0x0b, "\\v"),
          Map.entry(0x0c, "\\f"),
          Map.entry(0x0d, "\\r"),
          Map.entry(0x1b, "\\e"),
          Map.entry(0x22, "\\\""),
          Map.entry(0x5c, "\\\\"),
          Map.entry(0x85, "\\N"),
          Map.entry(0x2028, "\\L"),
          Map.entry(0x2029, "\\P"));

  private GoYamlQuotes() {}

  static String doubled(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    String known = SHORT.get(point);
    if (known != null) {
      quoted.append(known);
    } else if (point < 0x20 || (point > 0x7e && point < 0xa0)) {
      quoted.append(String.format("\\x%02X", point));
    } else if (point == 0xfeff || point > 0xfffd) {
      quoted.append(String.format(point > 0xffff ? "\\U%08X" : "\\u%04X", point));
    } else {
      quoted.appendCodePoint(point);
    }
  }
}
