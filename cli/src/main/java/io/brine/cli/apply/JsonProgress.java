package io.brine.cli.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.bridge.Progress.Event;
import io.brine.cli.Terminal;
import io.brine.cli.apply.RunProgress.Display;
import io.brine.cli.output.Documents;
import java.time.Clock;
import java.time.Instant;

/** A line of JSON on the error stream for whatever is seen; the result is on the output. */
record JsonProgress(Terminal terminal, Clock clock) implements Display {
  private static final ObjectMapper JSON = Documents.json();

  /** One line; the event is "step", "job", "minion" or "state". */
  private record Line(Instant time, String event, Where where, Count minions, Count states) {}

  /** The place: {@code what} is a job's jid or a minion's state. */
  private record Where(String step, String minion, String what, boolean ok) {}

  private record Count(int done, int of) {}

  @Override
  public void show(RunView view, Event event) {
    Count minions = new Count(view.returned(), view.minions());
    Count states = new Count(view.states(), view.allStates());
    print(new Line(clock.instant(), name(event), where(view, event), minions, states));
  }

  private static String name(Event event) {
    if (event instanceof Event.StepStarted) {
      return "step";
    }
    if (event instanceof Event.JobStarted) {
      return "job";
    }
    return event instanceof Event.MinionDone ? "minion" : "state";
  }

  private static Where where(RunView view, Event event) {
    String step = Shown.of(view.step());
    if (event instanceof Event.JobStarted started) {
      return new Where(step, "", started.jid(), true);
    }
    if (event instanceof Event.MinionDone done) {
      return new Where(step, Shown.of(done.minion()), "", done.success());
    }
    if (event instanceof Event.StateDone done) {
      return new Where(step, Shown.of(done.minion()), Shown.of(done.state()), true);
    }
    return new Where(step, "", "", true);
  }

  private void print(Line line) {
    try {
      terminal.log(JSON.writeValueAsString(line));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  @Override
  public void close() {
    // every line is finished
  }
}
