package io.brine.core.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The output of host-facts.sh by section:
 *
 * <pre>
 * == clock
 * 1795377143.621062254
 * == cgroup
 * cgroup2fs
 * </pre>
 */
record Sections(Map<String, List<String>> lines) {
  private static final List<String> ORDER =
      List.of(
          "clock",
          "cgroup",
          "memory",
          "forwarding",
          "disks",
          "binaries",
          "services",
          "cluster",
          "kubelet",
          "etcd",
          "addresses",
          "routes4",
          "routes6",
          "manifests",
          "swaps",
          "listeners");

  /** Splits at the first header of each, in their order; what looks like one later is a line. */
  static Sections of(String output) throws UnreadableException {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> rest = output.lines().toList();
    String name = "";
    for (String next : ORDER) {
      int header = rest.indexOf("== " + next);
      if (header < 0) {
        throw new UnreadableException("section " + next + " is missing");
      }
      sections.put(name, rest.subList(0, header));
      rest = rest.subList(header + 1, rest.size());
      name = next;
    }
    sections.put(name, rest);
    return new Sections(sections);
  }

  List<String> section(String name) {
    return lines.getOrDefault(name, List.of());
  }

  /** The one line of a section; empty when it has none. */
  String line(String name) throws UnreadableException {
    List<String> all = section(name);
    if (all.size() > 1) {
      throw new UnreadableException(name + " has " + all.size() + " lines");
    }
    return all.isEmpty() ? "" : all.get(0).strip();
  }
}
