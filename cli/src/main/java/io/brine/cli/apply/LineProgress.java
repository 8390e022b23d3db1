package io.brine.cli.apply;

import io.brine.bridge.Progress.Event;
import io.brine.cli.Terminal;
import io.brine.cli.apply.RunProgress.Display;

/** A line for each step and for each minion's return. */
record LineProgress(Terminal terminal) implements Display {
  @Override
  public void show(RunView view, Event event) {
    if (event instanceof Event.StepStarted started) {
      terminal.log(Shown.of(started.step()));
    } else if (event instanceof Event.MinionDone done) {
      terminal.log(
          "  %s has %s (%d of %d)"
              .formatted(
                  Shown.of(done.minion()),
                  done.success() ? "returned" : "failed",
                  view.returned(),
                  view.minions()));
    }
  }

  @Override
  public void close() {
    // every line is finished
  }
}
