package io.brine.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir Path cluster;

  @Test
  void isOnDiskLineByLineBeforeItIsClosed() throws Exception {
    RunId run = RunId.of(CLOCK.instant(), 42);
    try (Journal journal = Journal.begin(cluster, run, CLOCK)) {
      journal.add("submitted", Map.of("jid", "20260102030405000000"));
      journal.add("ended", Map.of("status", 0));
      assertThat(Files.readString(cluster.resolve("runs/20260102T030405Z-42/journal.jsonl")))
          .isEqualTo(
              """
              {"time":"2026-01-02T03:04:05Z","event":"submitted","details":{"jid":"20260102030405000000"}}
              {"time":"2026-01-02T03:04:05Z","event":"ended","details":{"status":0}}
              """);
    }
  }

  @Test
  void neverWritesOverAnotherRun() throws Exception {
    RunId run = RunId.of(CLOCK.instant(), 42);
    Journal.begin(cluster, run, CLOCK).close();
    assertThatThrownBy(() -> Journal.begin(cluster, run, CLOCK))
        .isInstanceOf(FileAlreadyExistsException.class);
  }
}
