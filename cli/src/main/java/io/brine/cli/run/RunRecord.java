package io.brine.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.brine.cli.output.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the journal of a run says: what was begun, and how it ended as far as that is known. */
public record RunRecord(RunId run, List<Entry> entries) {
  private static final ObjectMapper JSON = Documents.json();

  /** One line. */
  public record Entry(Instant time, String event, JsonNode details) {}

  public RunRecord {
    entries = List.copyOf(entries);
  }

  /** Reads a run's journal; a line whose writer died half-way is passed over. */
  public static RunRecord read(Path cluster, RunId run) throws IOException {
    Path path = Journal.folder(cluster, run).resolve(Journal.NAME);
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entry(line).ifPresent(entries::add);
      }
    }
    return new RunRecord(run, entries);
  }

  private static Optional<Entry> entry(String line) {
    try {
      return Optional.of(JSON.readValue(line, Entry.class));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  /** The runs of a cluster that have a journal, the newest first. */
  public static List<RunId> all(Path cluster) throws IOException {
    Path folder = cluster.resolve(Journal.RUNS);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(run -> Files.isRegularFile(run.resolve(Journal.NAME)))
          .flatMap(run -> RunId.parse(String.valueOf(run.getFileName())).stream())
          .sorted(Comparator.comparing(RunId::value).reversed())
          .toList();
    }
  }

  public String user() {
    return last("started").path("user").asText();
  }

  public Optional<Instant> started() {
    return entries.stream().map(Entry::time).findFirst();
  }

  /** What was noted last. */
  public Optional<Entry> last() {
    return entries.stream().reduce((first, second) -> second);
  }

  /** When it was last heard of. */
  public Optional<Instant> lastHeard() {
    return last().map(Entry::time);
  }

  /** The orchestration, once the master has answered. */
  public Optional<String> jid() {
    return text(last("submitted").path("jid"));
  }

  /** The minions of each phase that was handed over, in order. */
  public Map<String, List<String>> phases() {
    Map<String, List<String>> phases = new LinkedHashMap<>();
    for (JsonNode phase : last("submitting").path("phases")) {
      List<String> minions = new ArrayList<>();
      phase.path("minions").forEach(minion -> minions.add(minion.asText()));
      phases.put(phase.path("phase").asText(), minions);
    }
    return phases;
  }

  /** The result, in the form of {@code ResultJson}; none as long as its end was not seen. */
  public Optional<JsonNode> result() {
    return Optional.of(last("ended").path("result")).filter(JsonNode::isObject);
  }

  /** Whether its end was seen; without a result when it ran no phase. */
  public boolean hasEnded() {
    return last("ended").isObject();
  }

  /** The exit status, when it ended or stopped. */
  public Optional<Integer> status() {
    return Stream.of("ended", "stopped")
        .map(event -> last(event).path("status"))
        .filter(JsonNode::isInt)
        .map(JsonNode::intValue)
        .findFirst();
  }

  /** Why it stopped before its end. */
  public Optional<String> reason() {
    return text(last("stopped").path("reason"));
  }

  private JsonNode last(String event) {
    return entries.stream()
        .filter(entry -> entry.event().equals(event))
        .map(Entry::details)
        .reduce((first, second) -> second)
        .orElse(MissingNode.getInstance());
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
