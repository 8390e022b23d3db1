package io.brine.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest run that has a journal.
 *
 * @param event its last one, for example {@code ended}
 * @param time of that event
 * @param status exit status, when it has ended
 */
public record LastRun(String run, String event, Instant time, Optional<Integer> status) {

  /**
   * Reads its journal; empty when nothing was run, or nothing of it can be read.
   *
   * @param cluster the cluster's folder in the store
   */
  public static Optional<LastRun> of(Path cluster) throws IOException {
    List<RunId> runs = RunRecord.all(cluster);
    return runs.isEmpty() ? Optional.empty() : of(RunRecord.read(cluster, runs.get(0)));
  }

  private static Optional<LastRun> of(RunRecord record) {
    return record
        .last()
        .map(last -> new LastRun(record.run().value(), last.event(), last.time(), record.status()));
  }
}
