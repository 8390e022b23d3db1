package io.brine.cli.output;

import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.core.result.MinionResult;
import io.brine.core.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an apply would change on minions, alike changes together; for people:
 *
 * <pre>
 * Write /etc/sysctl.d/90-brine.conf  (worker-1, worker-2)
 *   @@ -1 +1 @@
 *   -net.ipv4.ip_forward = 0
 *   +net.ipv4.ip_forward = 1
 * </pre>
 *
 * @param phases that would run, in order
 * @param untold why it cannot be told of a state of a minion, or of a whole minion
 */
public record DifferenceList(
    String apiVersion,
    String kind,
    List<String> phases,
    List<Change> changes,
    SortedMap<String, List<String>> untold) {
  private static final int NAMED = 8;
  private static final int LONGEST_LINE = 300;

  /** One change, and whom it is for. */
  public record Change(String sls, String state, String text, List<String> minions) {}

  public static DifferenceList of(
      List<String> phases,
      SortedMap<String, List<StateChange>> changes,
      List<MinionResult> results) {
    Map<StateChange, List<String>> grouped = new LinkedHashMap<>();
    changes.forEach(
        (minion, own) ->
            own.forEach(
                change -> grouped.computeIfAbsent(change, one -> new ArrayList<>()).add(minion)));
    List<Change> list = new ArrayList<>();
    grouped.forEach(
        (change, minions) ->
            list.add(
                new Change(change.state().sls(), change.state().id(), change.text(), minions)));
    return new DifferenceList("brine.io/v1", "Difference", phases, list, untold(results));
  }

  private static SortedMap<String, List<String>> untold(List<MinionResult> results) {
    SortedMap<String, List<String>> untold = new TreeMap<>();
    results.stream()
        .filter(result -> !result.failures().isEmpty())
        .forEach(
            result ->
                untold.put(
                    result.minion(), result.failures().stream().map(Object::toString).toList()));
    return untold;
  }

  public boolean isNone() {
    return changes.isEmpty() && untold.isEmpty();
  }

  public String text(Terminal terminal) {
    String told =
        changes.stream().map(change -> text(change, terminal)).collect(Collectors.joining());
    String left =
        untold.entrySet().stream()
            .map(one -> indented("untold on " + one.getKey(), String.join("\n", one.getValue())))
            .collect(Collectors.joining());
    return told + left + summary();
  }

  private String summary() {
    return isNone()
        ? "no difference\n"
        : Counted.of(changes.size(), "difference")
            + "; to run: "
            + String.join(", ", phases)
            + "\n";
  }

  private static String text(Change change, Terminal terminal) {
    String head =
        terminal.paint(Colour.BOLD, change.state()) + "  (" + names(change.minions()) + ")";
    String text =
        change
            .text()
            .lines()
            .map(line -> painted(line, terminal))
            .collect(Collectors.joining("\n"));
    return indented(head, text);
  }

  private static String indented(String head, String text) {
    return head + "\n" + text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  private static String painted(String whole, Terminal terminal) {
    String line = whole.length() <= LONGEST_LINE ? whole : whole.substring(0, LONGEST_LINE) + "...";
    if (line.startsWith("+")) {
      return terminal.paint(Colour.GREEN, line);
    }
    return line.startsWith("-") ? terminal.paint(Colour.RED, line) : line;
  }

  private static String names(List<String> minions) {
    String names = minions.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = minions.size() - NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
