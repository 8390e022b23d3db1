package io.brine.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import io.brine.core.result.RunResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  private static final Terminal PLAIN =
      new Terminal(System.out, System.err, new Prompt.Nobody(), false, false);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  @Test
  void leavesNothingOpenThatWasNotHandedOver() throws Exception {
    RunId run = RunId.of(CLOCK.instant(), 1);
    try (Journal journal = Journal.begin(folder, run, CLOCK);
        Interruption interruption = Interruption.watched(PLAIN, journal)) {
      interruption.tell();
    }
    RunRecord record = RunRecord.read(folder, run);
    assertThat(record.status()).contains(130);
    assertThat(record.reason().orElseThrow()).contains("nothing was handed over");
  }

  @Test
  void leavesOnlyTheEarlierRunOpenWhoseEndItWaitsFor() throws Exception {
    RunId run = RunId.of(CLOCK.instant(), 1);
    try (Journal journal = Journal.begin(folder, run, CLOCK);
        Interruption interruption = Interruption.watched(PLAIN, journal)) {
      interruption.during("2025", () -> ended("2025"));
      assertThat(interruption.message().get(0)).contains("nothing was handed over");
      interruption.during(
          "2026",
          () -> {
            interruption.tell();
            return ended("2026");
          });
    }
    RunRecord record = RunRecord.read(folder, run);
    assertThat(record.status()).contains(130);
    assertThat(record.reason().orElseThrow()).contains("orchestration 2026 goes on");
  }

  @Test
  void leavesARunOpenThatGoesOn() throws Exception {
    RunId run = RunId.of(CLOCK.instant(), 1);
    try (Journal journal = Journal.begin(folder, run, CLOCK);
        Interruption interruption = Interruption.watched(PLAIN, journal)) {
      interruption.handingOver();
      interruption.tell();
    }
    assertThat(RunRecord.read(folder, run).status()).isEmpty();
  }

  @Test
  void tellsAtEachMomentWhatBecomesOfTheRun() throws Exception {
    try (Journal journal = Journal.begin(folder, RunId.of(CLOCK.instant(), 1), CLOCK);
        Interruption interruption = Interruption.watched(PLAIN, journal)) {
      assertThat(interruption.message().get(0)).contains("nothing was handed over");
      interruption.handingOver();
      assertThat(interruption.message().get(0)).contains("is not known yet");
      interruption.during(
          "2026",
          () -> {
            assertThat(interruption.message().get(0)).contains("orchestration 2026 goes on");
            return ended("2026");
          });
      assertThat(interruption.message().get(0)).contains("orchestration 2026 has ended");
    }
  }

  private static RunResult ended(String jid) {
    return new RunResult("r-1", jid, List.of(), List.of());
  }
}
