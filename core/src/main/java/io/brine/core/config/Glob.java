package io.brine.core.config;

import java.util.regex.Pattern;

/** Shell patterns as Python's {@code fnmatch.translate} reads them. */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String text) {
    return compile(glob).matcher(text).matches();
  }

  private static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      char c = glob.charAt(at);
      int end = c == '[' ? endOfSet(glob, at) : -1;
      if (end > 0) {
        regex.append(set(glob.substring(at + 1, end)));
        at = end + 1;
      } else {
        regex.append(single(c));
        at++;
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String single(char c) {
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  /**
   * Where the set that opens at {@code open} ends; -1 when it never does and is a plain bracket.
   */
  private static int endOfSet(String glob, int open) {
    int at = open + 1;
    if (at < glob.length() && glob.charAt(at) == '!') {
      at++;
    }
    return glob.indexOf(']', at + 1);
  }

  private static String set(String inner) {
    boolean negated = inner.startsWith("!");
    String members = negated ? inner.substring(1) : inner;
    return (negated ? "[^" : "[") + members.replaceAll("([\\\\\\[\\]^&])", "\\\\$1") + "]";
  }
}
