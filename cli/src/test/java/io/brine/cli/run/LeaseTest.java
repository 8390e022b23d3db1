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

  private static final RunId FIRST = RunId.of(NOW, 1);
  private static final RunId SECOND = RunId.of(NOW, 2);
  private static final RunId THIRD = RunId.of(NOW, 3);
  private static final RunId FOURTH = RunId.of(NOW, 4);

  private static final LeaseHolder.Client ROOT = new LeaseHolder.Client("root", 42);

  @TempDir Path folder;

  @Test
  void isRefusedWhileAnotherHoldsItAndNamesTheHolder() throws Exception {
    try (Lease held = take(FIRST)) {
      assertThat(held.holder().run()).isEqualTo(FIRST);
      assertThatThrownBy(() -> take(SECOND))
          .isInstanceOf(Lease.HeldException.class)
          .hasMessage("run " + FIRST + " of root, process 42, since 2026-01-02T03:04:05Z");
    }
    try (Lease next = take(SECOND)) {
      assertThat(next.holder().run()).isEqualTo(SECOND);
    }
  }

  @Test
  void growsItsEpochAlsoAfterTheFileWasDestroyed() throws Exception {
    long first = epoch(FIRST);
    long second = epoch(SECOND);
    Files.writeString(folder.resolve("lease.json"), "{\"epo");
    long third = epoch(THIRD);
    assertThat(second).isGreaterThan(first);
    assertThat(third).isGreaterThanOrEqualTo(NOW.getEpochSecond());
  }

  @Test
  void letsNobodyElseReadIt() throws Exception {
    Path cluster = folder.resolve("demo");
    Lease.take(cluster, claim(FIRST, NOW)).close();
    assertThat(mode(cluster)).isEqualTo("rwx------");
    assertThat(mode(cluster.resolve("lease.json"))).isEqualTo("rw-------");
  }

  @Test
  void remembersAnOrchestrationThatWasNotSeenToEnd() throws Exception {
    long epoch;
    try (Lease lease = take(FIRST)) {
      epoch = lease.holder().epoch();
      lease.handingOver();
      assertThat(lease.holder().unfinished())
          .hasValue(new LeaseHolder.HandedOver(FIRST, epoch, null));
      lease.handedOver("2026");
    }
    try (Lease lease = take(SECOND)) {
      assertThat(lease.holder().unfinished())
          .hasValue(new LeaseHolder.HandedOver(FIRST, epoch, "2026"));
    }
    try (Lease lease = take(THIRD)) {
      assertThat(lease.holder().unfinished())
          .hasValue(new LeaseHolder.HandedOver(FIRST, epoch, "2026"));
      lease.ended();
    }
    try (Lease lease = take(FOURTH)) {
      assertThat(lease.holder().unfinished()).isEmpty();
    }
  }

  @Test
  void leavesWhatWasHandedOverNoEpochWhenItIsSeized() throws Exception {
    try (Lease lease = take(FIRST)) {
      lease.handedOver("2026");
    }
    try (Lease seized = Lease.seize(folder, claim(SECOND, NOW))) {
      assertThat(seized.holder().unfinished())
          .hasValue(new LeaseHolder.HandedOver(FIRST, 0, "2026"));
    }
  }

  @Test
  void isTakenOverFromAHolderThatGivesNoSignOfLifeAndRefusedToItThen() throws Exception {
    try (Lease suspended = take(FIRST)) {
      suspended.confirm();
      Instant later = Instant.now().plus(Lease.EXPIRES).plusSeconds(1);
      try (Lease next = Lease.take(folder, claim(SECOND, later))) {
        assertThat(next.holder().epoch()).isGreaterThan(suspended.holder().epoch());
        next.confirm();
        suspended.handedOver("2026");
        assertThatThrownBy(suspended::confirm)
            .isInstanceOf(Lease.HeldException.class)
            .hasMessageContaining("taken over by run " + SECOND + " of root, process 42");
        assertThat(Lease.look(folder).orElseThrow().holder().run()).isEqualTo(SECOND);
      }
    }
  }

  @Test
  void isNotTakenFromAHolderThatGaveASignOfLifeUnlessItIsSeized() throws Exception {
    try (Lease held = take(FIRST)) {
      Instant soon = Instant.now().plusSeconds(30);
      assertThatThrownBy(() -> Lease.take(folder, claim(SECOND, soon)))
          .isInstanceOf(Lease.HeldException.class);
      try (Lease seized = Lease.seize(folder, claim(THIRD, NOW))) {
        assertThat(seized.holder().epoch()).isGreaterThan(held.holder().epoch());
        assertThatThrownBy(held::confirm).isInstanceOf(Lease.HeldException.class);
      }
    }
  }

  @Test
  void tellsWhoHeldItLastAndThatNobodyDoes() throws Exception {
    assertThat(Lease.look(folder)).isEmpty();
    take(FIRST).close();
    Lease.Standing standing = Lease.look(folder).orElseThrow();
    assertThat(standing.active()).isFalse();
    assertThat(standing.holder().run()).isEqualTo(FIRST);
  }

  private long epoch(RunId run) throws IOException, Lease.HeldException {
    try (Lease lease = take(run)) {
      return lease.holder().epoch();
    }
  }

  private Lease take(RunId run) throws IOException, Lease.HeldException {
    return Lease.take(folder, claim(run, NOW));
  }

  private static Lease.Claim claim(RunId run, Instant now) {
    return new Lease.Claim(run, ROOT, now);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
