package io.brine.cli.apply;

import io.brine.bridge.Progress;
import io.brine.bridge.RunRequest;
import java.time.Clock;

/**
 * Shows a run while it goes on: a picture that is drawn over on a terminal, else a line for each
 * step and each minion's return, or with {@code -o json} each event as JSON.
 */
final class RunProgress implements Progress, AutoCloseable {
  /** Where it is shown. */
  interface Display extends AutoCloseable {
    /** Something was seen that was not known before. */
    void show(RunView view, Event event);

    /** Leaves no trace but finished lines. */
    @Override
    void close();
  }

  private final RunView view;
  private final Clock clock;
  private final Display display;

  private RunProgress(RunView view, Clock clock, Display display) {
    this.view = view;
    this.clock = clock;
    this.display = display;
  }

  static RunProgress of(Watcher watcher, RunRequest request) {
    RunView view = new RunView(request, watcher.clock().instant());
    return new RunProgress(view, watcher.clock(), watcher.display(view));
  }

  @Override
  public void seen(Event event) {
    synchronized (view) {
      if (view.see(event, clock.instant())) {
        display.show(view, event);
      }
    }
  }

  @Override
  public void close() {
    display.close();
  }
}
