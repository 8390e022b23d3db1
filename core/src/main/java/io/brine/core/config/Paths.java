package io.brine.core.config;

/** Paths into a document, as in {@code nodes[2].roles}; {@code [*]} stands for every index. */
final class Paths {
  private Paths() {}

  /** The path around this one; empty at the top. */
  static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  /** Whether one is the other or lies in it. */
  static boolean touch(String one, String other) {
    boolean wild = one.contains("[*]") || other.contains("[*]");
    String a = wild ? wildcards(one) : one;
    String b = wild ? wildcards(other) : other;
    return isWithin(a, b) || isWithin(b, a);
  }

  private static String wildcards(String path) {
    return path.replaceAll("\\[[0-9]+]", "[*]");
  }

  private static boolean isWithin(String path, String outer) {
    if (!path.startsWith(outer)) {
      return false;
    }
    boolean same = path.length() == outer.length();
    return outer.isEmpty() || same || ".[".indexOf(path.charAt(outer.length())) >= 0;
  }
}
