package io.brine.cli.output;

import io.brine.cli.run.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs of a cluster, as a document. */
public record RunList(String apiVersion, String kind, List<Item> runs) {

  /**
   * One run.
   *
   * @param state {@code active}, {@code ended}, {@code stopped}, or {@code open}: its process is
   *     gone and its end was not seen
   * @param outcome of an ended one
   */
  public record Item(
      String run, String user, Times times, String state, Optional<String> outcome) {}

  /**
   * When a run began, and when it was last heard of.
   *
   * @param started empty when nothing of its journal could be read
   */
  public record Times(Optional<Instant> started, Optional<Instant> lastHeard) {}

  public RunList {
    runs = List.copyOf(runs);
  }

  public static RunList of(List<RunRecord> records, Optional<String> active) {
    return new RunList(
        "brine.io/v1", "RunList", records.stream().map(record -> item(record, active)).toList());
  }

  private static Item item(RunRecord record, Optional<String> active) {
    return new Item(
        record.run().value(),
        record.user(),
        new Times(record.started(), record.lastHeard()),
        state(record, active),
        record.result().map(result -> result.path("outcome").asText()));
  }

  private static String state(RunRecord record, Optional<String> active) {
    if (active.filter(record.run().value()::equals).isPresent()) {
      return "active";
    }
    if (record.hasEnded()) {
      return "ended";
    }
    return record.status().isPresent() ? "stopped" : "open";
  }

  /** A line a run. */
  public String text() {
    return runs.stream()
        .map(
            run ->
                String.format(
                    Locale.ROOT,
                    "%-24s  %-8s  %-8s  %s%n",
                    run.run(),
                    run.state(),
                    run.outcome().orElse("-"),
                    run.user()))
        .collect(Collectors.joining());
  }
}
