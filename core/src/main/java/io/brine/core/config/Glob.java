package io.brine.core.config;

/**
 * Shell patterns as Python's {@code fnmatch.fnmatchcase} reads them, which Salt uses: {@code *},
 * {@code ?}, {@code [seq]}, {@code [!seq]}. In the worst case it takes the product of both lengths.
 */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = t;
      } else if (g < glob.length() && matchesOne(glob, g, text.charAt(t))) {
        g = next(glob, g);
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return glob.substring(g).chars().allMatch(c -> c == '*');
  }

  private static boolean matchesOne(String glob, int at, char c) {
    int end = endOfSet(glob, at);
    if (end > 0) {
      return isInSet(glob.substring(at + 1, end), c);
    }
    return glob.charAt(at) == '?' || glob.charAt(at) == c;
  }

  private static int next(String glob, int at) {
    return Math.max(endOfSet(glob, at), at) + 1;
  }

  /** Where the set that opens here ends; -1 when none does and a bracket is a plain one. */
  private static int endOfSet(String glob, int at) {
    if (glob.charAt(at) != '[') {
      return -1;
    }
    boolean negated = at + 1 < glob.length() && glob.charAt(at + 1) == '!';
    return glob.indexOf(']', at + (negated ? 3 : 2));
  }

  private static boolean isInSet(String set, char c) {
    boolean negated = set.startsWith("!");
    return negated != isMember(negated ? set.substring(1) : set, c);
  }

  private static boolean isMember(String members, char c) {
    int at = 0;
    while (at < members.length()) {
      boolean range = at + 2 < members.length() && members.charAt(at + 1) == '-';
      char last = members.charAt(range ? at + 2 : at);
      if (members.charAt(at) <= c && c <= last) {
        return true;
      }
      at += range ? 3 : 1;
    }
    return false;
  }
}
