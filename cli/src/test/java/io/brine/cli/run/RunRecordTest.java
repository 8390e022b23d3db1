package io.brine.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final RunId RUN = new RunId("20260102T030405Z-1");

  @TempDir Path cluster;

  @Test
  void tellsWhatWasHandedOverAndThatItsEndWasNotSeen() throws Exception {
    try (Journal journal = Journal.begin(cluster, RUN, CLOCK)) {
      journal.add("started", Map.of("user", "root", "epoch", 7));
      journal.add(
          "submitting",
          Map.of("phases", List.of(Map.of("phase", "pki", "minions", List.of("a", "b")))));
      journal.add("submitted", Map.of("jid", "2026"));
    }
    RunRecord record = RunRecord.read(cluster, RUN);
    assertThat(record.user()).isEqualTo("root");
    assertThat(record.jid()).hasValue("2026");
    assertThat(record.phases()).containsExactly(Map.entry("pki", List.of("a", "b")));
    assertThat(record.result()).isEmpty();
    assertThat(record.status()).isEmpty();
  }

  @Test
  void passesOverALineWhoseWriterDied() throws Exception {
    try (Journal journal = Journal.begin(cluster, RUN, CLOCK)) {
      journal.add("stopped", Map.of("reason", "no route", "status", 5));
    }
    Path path = cluster.resolve("runs/20260102T030405Z-1/journal.jsonl");
    Files.writeString(path, "{\"time\":\"2026-0", StandardOpenOption.APPEND);
    RunRecord record = RunRecord.read(cluster, RUN);
    assertThat(record.status()).hasValue(5);
    assertThat(record.reason()).hasValue("no route");
  }

  @Test
  void isCompletedByWhoSawTheEnd() throws Exception {
    Journal.begin(cluster, RUN, CLOCK).close();
    try (Journal journal = Journal.resume(cluster, RUN, CLOCK)) {
      journal.add("ended", Map.of("result", Map.of("outcome", "ok"), "status", 0));
    }
    assertThat(RunRecord.read(cluster, RUN).result().orElseThrow().path("outcome").asText())
        .isEqualTo("ok");
  }

  @Test
  void mayHaveEndedWithoutAnyPhase() throws Exception {
    try (Journal journal = Journal.begin(cluster, RUN, CLOCK)) {
      journal.add("ended", Map.of("status", 0));
    }
    RunRecord record = RunRecord.read(cluster, RUN);
    assertThat(record.hasEnded()).isTrue();
    assertThat(record.result()).isEmpty();
    assertThat(record.status()).hasValue(0);
  }

  @Test
  void listsTheNewestFirst() throws Exception {
    assertThat(RunRecord.all(cluster)).isEmpty();
    for (String run : List.of("20260101T000000Z-9", "20260102T000000Z-1")) {
      Journal.begin(cluster, new RunId(run), CLOCK).close();
    }
    Files.createDirectories(cluster.resolve("runs/lost+found"));
    assertThat(RunRecord.all(cluster))
        .containsExactly(new RunId("20260102T000000Z-1"), new RunId("20260101T000000Z-9"));
  }

  @Test
  void hasNoNameThatLeadsElsewhere() {
    assertThatThrownBy(() -> new RunId("../../etc")).isInstanceOf(IllegalArgumentException.class);
  }
}
