package io.brine.core.component;

/** Breaks long scalars where go-yaml does: at the first single blank beyond column 80. */
final class GoYamlFold {

  private static final int WIDTH = 80;

  private GoYamlFold() {}

  static String fold(String scalar, int column, int indent) {
    boolean quoted = scalar.startsWith("\"") || scalar.startsWith("'");
    boolean doubled = scalar.startsWith("\"");
    int first = quoted ? 1 : 0;
    int last = scalar.length() - (quoted ? 2 : 1);
    StringBuilder folded = new StringBuilder();
    int at = column;
    boolean afterBlank = false;
    for (int i = 0; i < scalar.length(); i++) {
      char c = scalar.charAt(i);
      boolean blank = c == ' ';
      boolean inner = i > first && i < last;
      boolean single = doubled || scalar.charAt(Math.min(i + 1, last)) != ' ';
      if (blank && inner && !afterBlank && single && at > WIDTH) {
        folded.append('\n').append(" ".repeat(indent));
        at = indent;
        if (scalar.charAt(i + 1) == ' ') {
          folded.append('\\');
        }
      } else {
        folded.append(c);
        at += Character.isLowSurrogate(c) ? 0 : 1;
      }
      afterBlank = blank;
    }
    return folded.toString();
  }
}
