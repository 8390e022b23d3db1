package io.brine.cli.apply;

import io.brine.bridge.Progress.Event;
import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.cli.apply.RunProgress.Display;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A picture of the present step that is drawn over, once a second and not at every event. A step
 * that is over stays as one line.
 *
 * <pre>
 * node-base: apply brine.node-base.configured
 *   phase 2 of 8 · 1 of 3 minions · 34 of 51 states · 12 s, about 6 s left
 *   worker-1   Install containerd
 *   worker-2   at work
 * </pre>
 */
final class DrawnProgress implements Display {
  private static final String UP_AND_CLEAR = "\r\u001b[%dA\u001b[J";
  private static final int COLUMNS = 99;
  private static final int MINIONS = 8;

  private final Terminal terminal;
  private final Clock clock;
  private final RunView view;
  private final ScheduledExecutorService pen;
  private final ScheduledFuture<?> drawing;
  private String step = "";
  private String last = "";
  private int drawn;

  DrawnProgress(Terminal terminal, Clock clock, RunView view) {
    this.terminal = terminal;
    this.clock = clock;
    this.view = view;
    this.pen = Executors.newSingleThreadScheduledExecutor(DrawnProgress::thread);
    this.drawing = pen.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void show(RunView seen, Event event) {
    if (event instanceof Event.StepStarted) {
      finish();
      draw();
    }
  }

  /** What was drawn goes; one line of the step that is over stays. */
  private void finish() {
    erase();
    if (!step.isEmpty()) {
      terminal.log(cut(step + ": " + last));
    }
    step = "";
  }

  private void draw() {
    synchronized (view) {
      if (view.step().isEmpty()) {
        return;
      }
      step = Shown.of(view.step());
      last = counts(clock.instant());
      List<String> lines = new ArrayList<>();
      lines.add(terminal.paint(Colour.BOLD, cut(step)));
      lines.add(cut("  phase " + view.phase() + " of " + view.phases() + " · " + last));
      lines.addAll(minions());
      erase();
      lines.forEach(terminal::log);
      drawn = lines.size();
    }
  }

  private String counts(Instant now) {
    String minions = "%d of %d minions".formatted(view.returned(), view.minions());
    String failed = view.failed() == 0 ? "" : ", %d failed".formatted(view.failed());
    String states =
        view.allStates() == 0
            ? ""
            : " · %d of %d states".formatted(view.states(), view.allStates());
    String left = view.left(now).map(time -> ", about " + seconds(time) + " left").orElse("");
    return minions + failed + states + " · " + seconds(view.elapsed(now)) + left;
  }

  private static String seconds(Duration time) {
    return time.toMinutes() == 0
        ? time.toSeconds() + " s"
        : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private List<String> minions() {
    List<String> lines = new ArrayList<>();
    Map<String, String> doing = view.doing();
    for (Map.Entry<String, String> minion : doing.entrySet()) {
      if (lines.size() == MINIONS) {
        lines.add("  and " + (doing.size() - MINIONS) + " more at work");
        break;
      }
      String state = minion.getValue().isEmpty() ? "at work" : Shown.of(minion.getValue());
      String line = String.format(Locale.ROOT, "  %-28s %s", Shown.of(minion.getKey()), state);
      lines.add(cut(line));
    }
    return lines;
  }

  private static String cut(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS);
  }

  private void erase() {
    if (drawn > 0) {
      terminal.err().print(UP_AND_CLEAR.formatted(drawn));
      terminal.err().flush();
      drawn = 0;
    }
  }

  @Override
  public void close() {
    drawing.cancel(false);
    pen.shutdown();
    synchronized (view) {
      if (drawn > 0) {
        last = counts(clock.instant());
        finish();
      }
    }
  }
}
