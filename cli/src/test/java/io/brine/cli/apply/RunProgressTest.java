package io.brine.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.bridge.Progress.Event;
import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void writesALineForEachStepAndEachMinionOnce() {
    show(false);
    assertThat(shown())
        .isEqualTo("pki: issue certificates\n  worker-1 has returned\n  worker-2 has failed\n");
  }

  @Test
  void drawsOneLineOverOnATerminalAndLeavesItClean() {
    show(true);
    assertThat(shown())
        .contains("\r\u001b[Kpki: issue certificates: 2 returned, 1 states")
        .endsWith("\r\u001b[K")
        .doesNotContain("\n");
  }

  private void show(boolean live) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(err, err, new Prompt.Nobody(), live, false);
    String step = "pki: issue certificates";
    try (RunProgress progress = new RunProgress(terminal)) {
      progress.seen(new Event.StepStarted(step));
      progress.seen(new Event.StateDone(step, "worker-1", "Hold the keys", true));
      progress.seen(new Event.MinionDone(step, "worker-1", true));
      progress.seen(new Event.MinionDone(step, "worker-1", true));
      progress.seen(new Event.MinionDone(step, "worker-2", false));
    }
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
