package io.brine.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.input.PkiStore;
import io.brine.core.standing.CertificateEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedConfigTest {
  private static final String CONFIG =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes: {version: v1.36.2}
      networks: {controlPlane: {cidrs: [10.77.1.0/24]}}
      nodes: [{minion: cp-1, roles: [bootstrap, control-plane, etcd]}]
      """;

  @TempDir private Path folder;

  @Test
  void isReadAsItWasWrittenLast() throws IOException {
    AppliedConfig applied = new AppliedConfig(folder.resolve("demo"));
    assertThat(applied.read()).isEmpty();
    applied.write(CONFIG);
    applied.write(CONFIG.replace("name: demo", "name: other"));
    assertThat(applied.read().map(config -> config.metadata().name().value())).contains("other");
    Path file = folder.resolve("demo/applied.yaml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoLongerReadableCountsForNothing() throws IOException {
    new AppliedConfig(folder).write("kind: Else\n");
    assertThat(new AppliedConfig(folder).read()).isEmpty();
  }

  @Test
  void theLastRunIsTheNewestJournal() throws IOException {
    assertThat(LastRun.of(folder)).isEmpty();
    String before = "2026-01-01T00:00:00Z";
    String after = "2026-01-02T00:00:00Z";
    journal("20260101T000000Z-1", line(before, "ended", "{\"status\":0}"));
    journal("20260102T000000Z-1", line(before, "started", "{}") + line(after, "submitted", "{}"));
    assertThat(LastRun.of(folder))
        .contains(
            new LastRun("20260102T000000Z-1", "submitted", Instant.parse(after), Optional.empty()));
    journal("20260103T000000Z-1", "{\"time\":");
    assertThat(LastRun.of(folder)).isEmpty();
  }

  private static String line(String time, String event, String details) {
    return "{\"time\":\"%s\",\"event\":\"%s\",\"details\":%s}\n".formatted(time, event, details);
  }

  private void journal(String run, String text) throws IOException {
    Path path = Files.createDirectories(folder.resolve("runs").resolve(run));
    Files.writeString(path.resolve("journal.jsonl"), text);
  }

  @Test
  void aBrokenCertificateOfTheStoreIsNamed() throws IOException {
    assertThat(new PkiStore(folder).certificates()).isEmpty();
    Files.createDirectories(folder.resolve("pki"));
    Files.writeString(folder.resolve("pki/ca.crt"), "none");
    Files.writeString(folder.resolve("pki/ca.key"), "never read");
    assertThat(new PkiStore(folder).certificates())
        .extracting(CertificateEnd::fault)
        .containsExactly("cannot be read");
  }
}
