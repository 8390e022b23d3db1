package io.brine.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.output.Documents;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * What a run did, one JSON object a line, on disk before the next step begins. Secrets never.
 *
 * <pre>{"time":"2026-01-02T03:04:05Z","event":"submitted","details":{"jid":"20260102030405000000"}}
 * </pre>
 */
public final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = Documents.json();

  static final String NAME = "journal.jsonl";

  /** The folder of all runs, in a cluster's folder. */
  static final String RUNS = "runs";

  private final FileChannel channel;
  private final Clock clock;
  private final Path path;

  private record Line(Instant time, String event, Map<String, Object> details) {}

  private Journal(Path path, FileChannel channel, Clock clock) {
    this.path = path;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Begins the journal of a run.
   *
   * @param cluster the cluster's folder in the store
   */
  public static Journal begin(Path cluster, RunId run, Clock clock) throws IOException {
    Path path = PrivateFiles.folder(folder(cluster, run)).resolve(NAME);
    FileChannel channel =
        PrivateFiles.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Journal(path, channel, clock);
  }

  /** Goes on with the journal of an earlier run, of which more has become known. */
  public static Journal resume(Path cluster, RunId run, Clock clock) throws IOException {
    Path path = folder(cluster, run).resolve(NAME);
    FileChannel channel =
        PrivateFiles.open(path, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    return new Journal(path, channel, clock);
  }

  /** Of a run that has begun. */
  public static Path file(Path cluster, RunId run) {
    return folder(cluster, run).resolve(NAME);
  }

  public static Path folder(Path cluster, RunId run) {
    return cluster.resolve(RUNS).resolve(run.value());
  }

  public Path path() {
    return path;
  }

  /**
   * Adds an event. Safe to call from the thread that ends the process.
   *
   * @throws FileSystemException when the disk does not take it, for example because it is full
   */
  public synchronized void add(String event, Map<String, Object> details) throws IOException {
    String line = JSON.writeValueAsString(new Line(clock.instant(), event, details)) + "\n";
    PrivateFiles.write(path, channel, line, channel.position());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
