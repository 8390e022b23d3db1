package io.brine.cli.apply;

import io.brine.bridge.Progress;
import io.brine.cli.Terminal;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Shows an orchestration while it goes on: a line for each step and each minion's return, or on a
 * terminal one line that is drawn over.
 */
public final class RunProgress implements Progress, AutoCloseable {
  private static final int COLUMNS = 79;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private String step = "";
  private final Set<String> done = new HashSet<>();
  private int states;
  private boolean drawn;

  public RunProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void seen(Event event) {
    if (event instanceof Event.StepStarted started) {
      step = started.step();
      done.clear();
      states = 0;
      line(step);
    } else if (event instanceof Event.MinionDone returned) {
      if (done.add(returned.minion())) {
        line("  " + returned.minion() + (returned.success() ? " has returned" : " has failed"));
      }
    } else if (event instanceof Event.StateDone) {
      states++;
      draw();
    }
  }

  private void line(String text) {
    if (terminal.live()) {
      draw();
    } else {
      terminal.log(text);
    }
  }

  private void draw() {
    if (!terminal.live()) {
      return;
    }
    String text = step + ": " + done.size() + " returned, " + states + " states";
    PrintStream err = terminal.err();
    err.print(CLEAR + text.substring(0, Math.min(text.length(), COLUMNS)));
    err.flush();
    drawn = true;
  }

  /** Leaves a clean line. */
  @Override
  public void close() {
    if (drawn) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
