package io.brine.cli.network;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.cli.output.Counted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of trying connections between hosts, as a document. */
public record NetworkDocument(
    String apiVersion, String kind, boolean well, List<Connection> connections, List<Path> paths) {

  /** From where to where. */
  public record Way(String from, String to, String address, String service) {}

  /**
   * One that was tried.
   *
   * @param result {@code connected}, {@code refused}, {@code prohibited}, {@code no answer}
   * @param by who refused it, as far as the network says so
   * @param verdict {@code ok}, {@code opened by apply}, {@code wrong}
   */
  public record Connection(Way way, boolean allowed, String result, String by, String verdict) {}

  /**
   * The largest packet between two addresses of the workload plane.
   *
   * @param mtu in bytes; 0 when none came through
   */
  public record Path(String from, String to, int mtu, boolean enough) {}

  public NetworkDocument {
    connections = List.copyOf(connections);
    paths = List.copyOf(paths);
  }

  static NetworkDocument of(List<Connection> connections, List<Path> paths) {
    boolean blocked = connections.stream().anyMatch(one -> one.verdict().equals("opened by apply"));
    boolean well =
        connections.stream().noneMatch(one -> one.verdict().equals("wrong"))
            && paths.stream().allMatch(path -> path.enough() || (blocked && path.mtu() == 0));
    return new NetworkDocument("brine.io/v1", "NetworkTest", well, connections, paths);
  }

  /** A row for each node that connects, then everything that is not as it should be. */
  public String text(Terminal terminal) {
    String trouble =
        connections.stream()
            .filter(one -> !one.verdict().equals("ok"))
            .map(one -> line(terminal, one))
            .collect(Collectors.joining());
    String narrow =
        paths.stream()
            .filter(path -> !path.enough())
            .map(
                path ->
                    "largest packet from %s to %s: %s%n"
                        .formatted(
                            path.from(), path.to(), path.mtu() == 0 ? "none came" : path.mtu()))
            .collect(Collectors.joining());
    return new Matrix(cells()).text()
        + (trouble.isEmpty() ? "" : "\n" + trouble)
        + (narrow.isEmpty() ? "" : "\n" + narrow)
        + "\n"
        + Counted.of(connections.size(), "connection")
        + ", "
        + connections.stream().filter(one -> one.verdict().equals("ok")).count()
        + " as they should be; "
        + Counted.of(paths.size(), "path")
        + " measured, "
        + paths.stream().filter(Path::enough).count()
        + " wide enough\n";
  }

  private static String line(Terminal terminal, Connection one) {
    String verdict =
        terminal.paint(one.verdict().equals("wrong") ? Colour.RED : Colour.YELLOW, one.verdict());
    String by = one.by().isEmpty() ? "" : " by " + one.by();
    return "%s: %s from %s to %s (%s) is %s: %s%s%n"
        .formatted(
            verdict,
            one.way().service(),
            one.way().from(),
            one.way().to(),
            one.way().address(),
            one.allowed() ? "allowed" : "not allowed",
            one.result(),
            by);
  }

  private Map<String, Map<String, String>> cells() {
    Map<String, Map<String, List<Connection>>> grouped =
        connections.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.way().from(),
                    TreeMap::new,
                    Collectors.groupingBy(
                        one -> one.way().to(), TreeMap::new, Collectors.toList())));
    Map<String, Map<String, String>> cells = new TreeMap<>();
    grouped.forEach(
        (from, row) -> {
          Map<String, String> line = new TreeMap<>();
          row.forEach((to, all) -> line.put(to, cell(all)));
          cells.put(from, line);
        });
    return cells;
  }

  private static String cell(List<Connection> all) {
    long ok = all.stream().filter(one -> one.verdict().equals("ok")).count();
    return ok + "/" + all.size();
  }
}
