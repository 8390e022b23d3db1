package io.brine.cli.page;

import io.brine.cli.network.FirewallDocument;
import io.brine.cli.network.FirewallDocument.Entry;
import io.brine.cli.network.FirewallDocument.Host;
import io.brine.cli.output.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may connect to what: the rules by service, hosts with the same one together, and what follows
 * from them between nodes.
 *
 * @param managedBy a sentence
 * @param nodes the columns of the matrix
 */
record Reach(String managedBy, List<Rule> rules, List<String> nodes, List<Row> matrix) {
  private static final int NAMED = 6;

  /** A service and the hosts that it is let in on. */
  record Rule(Entry entry, String on) {}

  /** What one node may connect to, by the columns; {@code -} for nothing. */
  record Row(String from, List<String> services) {}

  static Reach of(FirewallDocument firewall) {
    Map<Entry, List<String>> hosts = new LinkedHashMap<>();
    for (Host host : firewall.hosts()) {
      host.lets()
          .forEach(
              entry -> hosts.computeIfAbsent(entry, one -> new ArrayList<>()).add(host.node()));
    }
    List<Rule> rules = new ArrayList<>();
    hosts.forEach((entry, names) -> rules.add(new Rule(entry, on(names))));
    SortedSet<String> nodes = new TreeSet<>(firewall.matrix().keySet());
    firewall.matrix().values().forEach(row -> nodes.addAll(row.keySet()));
    return new Reach(
        firewall.managedBy(),
        rules,
        List.copyOf(nodes),
        nodes.stream().map(from -> row(from, nodes, firewall)).toList());
  }

  private static String on(List<String> names) {
    return names.size() <= NAMED ? String.join(", ", names) : Counted.of(names.size(), "node");
  }

  private static Row row(String from, SortedSet<String> nodes, FirewallDocument firewall) {
    Map<String, String> reached = firewall.matrix().getOrDefault(from, Map.of());
    return new Row(from, nodes.stream().map(to -> reached.getOrDefault(to, "-")).toList());
  }
}
