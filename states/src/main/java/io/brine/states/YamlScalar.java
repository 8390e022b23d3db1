package io.brine.states;

import java.util.Locale;

/** Text as a scalar of YAML 1.1 that is read back as that text. */
final class YamlScalar {

  private YamlScalar() {}

  /** In single quotes; in double quotes when it has what single quotes cannot hold in one line. */
  static String of(String text) {
    boolean oneLine =
        text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x2028));
    return oneLine ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString();
  }

  private static String escaped(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    boolean plain = c >= ' ' && c < 0x7f;
    return plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
