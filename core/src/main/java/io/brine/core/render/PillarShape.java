package io.brine.core.render;

/**
 * A pillar without the texts in it: files of one shape have the same keys, and are YAML or not
 * together.
 *
 * <pre>
 * files:                             files:
 *   "kubelet-config": "kind: X\n" -->  "kubelet-config": ""
 * </pre>
 */
final class PillarShape {

  private static final String ESCAPES = "\"\\/bfnrt";

  private final String text;
  private final StringBuilder shape = new StringBuilder();
  private int at;

  private PillarShape(String text) {
    this.text = text;
  }

  /** The whole text when it is not sure that what is left out stays within its quotes. */
  static String of(String text) {
    return new PillarShape(text).find();
  }

  private String find() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '"') {
        shape.append(c);
        at++;
      } else if (!passQuoted()) {
        return text;
      }
    }
    return shape.toString();
  }

  /** False for what this does not understand. */
  private boolean passQuoted() {
    int end = end(at + 1);
    if (end < 0) {
      return false;
    }
    boolean isKey = end + 1 < text.length() && text.charAt(end + 1) == ':';
    shape.append(isKey ? text.substring(at, end + 1) : "\"\"");
    at = end + 1;
    return true;
  }

  private int end(int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      int length = c == '\\' ? escape(i + 1) : plain(c);
      if (length == 0) {
        return -1;
      }
      i += length;
    }
    return -1;
  }

  /** Characters that YAML takes unescaped, without ends of lines. */
  private static int plain(char c) {
    boolean printable = (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x2028) || isBeyond(c);
    return printable ? 1 : 0;
  }

  private static boolean isBeyond(char c) {
    return c > 0x2029 && c < 0xfffe && c != 0xfeff;
  }

  /** Length with the backslash; 0 for an escape that JSON and YAML do not share. */
  private int escape(int i) {
    if (i < text.length() && ESCAPES.indexOf(text.charAt(i)) >= 0) {
      return 2;
    }
    boolean unicode = text.startsWith("u", i) && i + 5 <= text.length();
    return unicode && isHex(text.substring(i + 1, i + 5)) ? 6 : 0;
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
