package io.brine.cli.apply;

import io.brine.cli.Terminal;
import io.brine.cli.apply.RunProgress.Display;
import io.brine.cli.output.Format;
import java.time.Clock;

/** Who watches a run, in which form, and what he is told when he ends it. */
public record Watcher(Terminal terminal, Format format, Clock clock, Interruption interruption) {
  Display display(RunView view) {
    if (format == Format.JSON) {
      return new JsonProgress(terminal, clock);
    }
    return terminal.live() ? new DrawnProgress(terminal, clock, view) : new LineProgress(terminal);
  }
}
