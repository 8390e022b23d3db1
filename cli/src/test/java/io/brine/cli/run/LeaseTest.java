package io.brine.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final LeaseHolder.Client ROOT = new LeaseHolder.Client("root", 42);

  @TempDir Path folder;

  @Test
  void isRefusedWhileAnotherHoldsItAndNamesTheHolder() throws Exception {
    try (Lease held = take("first")) {
      assertThat(held.holder().run()).isEqualTo(new RunId("first"));
      assertThatThrownBy(() -> take("second"))
          .isInstanceOf(Lease.HeldException.class)
          .hasMessage("run first of root, process 42, since 2026-01-02T03:04:05Z");
    }
    try (Lease next = take("second")) {
      assertThat(next.holder().run()).isEqualTo(new RunId("second"));
    }
  }

  @Test
  void growsItsEpochAlsoAfterTheFileWasDestroyed() throws Exception {
    long first = epoch("first");
    long second = epoch("second");
    Files.writeString(folder.resolve("lease.json"), "{\"epo");
    long third = epoch("third");
    assertThat(second).isGreaterThan(first);
    assertThat(third).isGreaterThanOrEqualTo(NOW.getEpochSecond());
  }

  @Test
  void letsNobodyElseReadIt() throws Exception {
    Path cluster = folder.resolve("demo");
    Lease.take(cluster, new RunId("a"), ROOT, NOW).close();
    assertThat(mode(cluster)).isEqualTo("rwx------");
    assertThat(mode(cluster.resolve("lease.json"))).isEqualTo("rw-------");
  }

  @Test
  void remembersAnOrchestrationThatWasNotSeenToEnd() throws Exception {
    try (Lease lease = take("first")) {
      lease.handedOver("2026");
    }
    try (Lease lease = take("second")) {
      assertThat(lease.holder().unfinished()).hasValue("2026");
    }
    try (Lease lease = take("third")) {
      assertThat(lease.holder().unfinished()).hasValue("2026");
      lease.ended();
    }
    try (Lease lease = take("fourth")) {
      assertThat(lease.holder().unfinished()).isEmpty();
    }
  }

  private long epoch(String run) throws IOException, Lease.HeldException {
    try (Lease lease = take(run)) {
      return lease.holder().epoch();
    }
  }

  private Lease take(String run) throws IOException, Lease.HeldException {
    return Lease.take(folder, new RunId(run), ROOT, NOW);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
