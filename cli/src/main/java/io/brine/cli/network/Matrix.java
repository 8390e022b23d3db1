package io.brine.cli.network;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table of nodes by nodes.
 *
 * <pre>
 * from \ to  cp-2           worker-1
 * cp-2       -              kubelet
 * worker-1   kube-apiserver -
 * </pre>
 */
record Matrix(Map<String, Map<String, String>> cells) {

  private static final String CORNER = "from \\ to";

  String text() {
    SortedSet<String> names = new TreeSet<>(cells.keySet());
    cells.values().forEach(row -> names.addAll(row.keySet()));
    StringBuilder text = new StringBuilder(pad(CORNER, first(names)));
    names.forEach(name -> text.append("  ").append(pad(name, width(name))));
    text.append('\n');
    for (String from : names) {
      text.append(pad(from, first(names)));
      for (String to : names) {
        text.append("  ").append(pad(cell(from, to), width(to)));
      }
      text.append('\n');
    }
    return text.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"))
        + "\n";
  }

  private String cell(String from, String to) {
    return cells.getOrDefault(from, Map.of()).getOrDefault(to, "-");
  }

  private static int first(SortedSet<String> names) {
    return Math.max(CORNER.length(), names.stream().mapToInt(String::length).max().orElse(0));
  }

  private int width(String to) {
    int widest =
        cells.values().stream().mapToInt(row -> row.getOrDefault(to, "").length()).max().orElse(0);
    return Math.max(to.length(), widest);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(width - text.length(), 0));
  }
}
