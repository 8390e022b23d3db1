package io.brine.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.bridge.Progress.Event;
import io.brine.bridge.RunRequest;
import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.cli.output.Format;
import io.brine.cli.run.Journal;
import io.brine.cli.run.RunId;
import io.brine.core.config.MinionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {
  @TempDir private Path folder;

  private static final String STEP = "pki: apply it";
  private static final List<String> MINIONS = List.of("worker-1", "worker-2", "worker-3");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void writesALineForEachStepAndEachMinionOnce() {
    show(false, Format.TEXT);
    assertThat(shown())
        .isEqualTo(
            "pki: apply it\n  worker-1 has returned (1 of 3)\n  worker-2 has failed (2 of 3)\n");
  }

  @Test
  void drawsOverOnATerminalAndLeavesALineForWhatIsOver() {
    show(true, Format.TEXT);
    assertThat(shown())
        .contains(
            "pki: apply it\n  phase 1 of 1 · 0 of 3 minions · 0 s\n",
            "\r\u001b[2A\u001b[J",
            "pki: apply it: 2 of 3 minions, 1 failed · 21 of 33 states · 0 s, about 0 s left\n");
  }

  @Test
  void writesEachEventAsJson() throws Exception {
    show(false, Format.JSON);
    List<String> lines = shown().lines().toList();
    JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(lines).hasSize(5);
    assertThat(last.path("event").asText()).isEqualTo("minion");
    assertThat(last.at("/where/minion").asText()).isEqualTo("worker-2");
    assertThat(last.at("/where/ok").booleanValue()).isFalse();
    assertThat(last.at("/minions/done").asInt()).isEqualTo(2);
    assertThat(last.at("/states/of").asInt()).isEqualTo(33);
  }

  @Test
  void neverSendsATerminalWhatSomeoneElsePutIntoAnEvent() {
    try (RunProgress progress = progress(false, Format.TEXT)) {
      progress.seen(new Event.StepStarted("pki: \u001b]0;owned\u0007\u202e"));
    }
    assertThat(shown()).isEqualTo("pki: ?]0;owned??\n");
  }

  private void show(boolean live, Format format) {
    try (RunProgress progress = progress(live, format)) {
      progress.seen(new Event.StepStarted(STEP));
      progress.seen(new Event.JobStarted(STEP, "2026", MINIONS));
      progress.seen(new Event.StateDone(STEP, "worker-2", "Hold the keys", 10));
      progress.seen(new Event.StateDone(STEP, "worker-2", "Hold the keys", 10));
      progress.seen(new Event.MinionDone(STEP, "worker-1", true, 10));
      progress.seen(new Event.MinionDone(STEP, "worker-1", true, 10));
      progress.seen(new Event.MinionDone(STEP, "worker-2", false, 11));
    }
  }

  private RunProgress progress(boolean live, Format format) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(err, err, new Prompt.Nobody(), live, false);
    TreeSet<MinionId> expected = new TreeSet<>(MINIONS.stream().map(MinionId::parse).toList());
    RunRequest request =
        new RunRequest("r-1", List.of(DesiredState.request("pki", expected)), Map.of());
    try (Journal journal = Journal.begin(folder, RunId.of(CLOCK.instant(), 1), CLOCK);
        Interruption over = Interruption.watched(terminal, journal)) {
      return RunProgress.of(new Watcher(terminal, format, CLOCK, over), request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
