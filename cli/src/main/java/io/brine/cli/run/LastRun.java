package io.brine.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.brine.cli.output.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The run that wrote to its journal last.
 *
 * @param event its last one, for example {@code ended}
 * @param time of that event, ISO 8601
 * @param status exit status, when it has ended
 */
public record LastRun(String run, String event, String time, Optional<Integer> status) {

  /**
   * Reads the journals.
   *
   * @param cluster the cluster's folder in the store
   */
  public static Optional<LastRun> of(Path cluster) throws IOException {
    try (Stream<Path> runs = Files.list(cluster.resolve("runs"))) {
      Optional<Path> newest = runs.max(Comparator.comparing(run -> run.getFileName().toString()));
      return newest.isPresent() ? read(newest.get()) : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static Optional<LastRun> read(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("journal.jsonl"));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode last = Documents.json().readTree(lines.get(lines.size() - 1));
      JsonNode status = last.path("details").path("status");
      return Optional.of(
          new LastRun(
              run.getFileName().toString(),
              last.path("event").asText(),
              last.path("time").asText(),
              status.isInt() ? Optional.of(status.intValue()) : Optional.empty()));
    } catch (JsonProcessingException beingWritten) {
      return Optional.empty();
    }
  }
}
