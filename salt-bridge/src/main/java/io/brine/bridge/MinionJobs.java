package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Runs jobs on minions, several at once, and waits until each expected minion has returned or has
 * been shown to be silent. Events only say when to look.
 */
final class MinionJobs {
  private static final JobReader<JsonNode> AS_IT_IS = (minion, entry) -> entry;

  private final SaltSession session;
  private final Patience patience;
  private final Jobs jobs;

  MinionJobs(SaltSession session, Patience patience) {
    this.session = session;
    this.patience = patience;
    this.jobs = new Jobs(session, patience.master());
  }

  /** A call and the minions that must answer it. */
  record Task(SaltCall call, SortedSet<String> expected) {
    static Task of(Collection<MinionId> minions, String function, SaltCall.Arguments arguments) {
      SortedSet<String> ids = new TreeSet<>(minions.stream().map(MinionId::value).toList());
      return new Task(SaltCall.onMinions(minions, function, arguments), ids);
    }
  }

  /** Hands all over, then waits for all; the answer is in the order of the tasks. */
  <T> List<Watch<T>> run(List<Task> tasks, JobReader<T> reader) throws SaltException {
    try (SaltEvents events = SaltEvents.open(session, tag -> tag.contains("/ret/"))) {
      List<Watch<T>> watches = new ArrayList<>();
      for (Task task : tasks) {
        watches.add(new Watch<>(jobs.submit(task.call()), task.expected(), reader));
      }
      follow(watches, events);
      return watches;
    }
  }

  private <T> void follow(List<Watch<T>> watches, SaltEvents events) throws SaltException {
    while (!watches.stream().allMatch(Watch::isDone)) {
      waitForHint(watches, events);
      for (Watch<T> watch : watches) {
        if (!watch.isDone() && watch.backOff().isDue()) {
          watch.look(jobs, events.connected());
          if (!watch.isDone() && watch.isQuietFor(patience.quiet())) {
            ask(watch, events);
          }
        }
      }
    }
  }

  /** Asks the silent ones of a job whether they still work on it. */
  private void ask(Watch<?> watch, SaltEvents events) throws SaltException {
    SortedSet<String> asked = watch.missing();
    Task question =
        Task.of(
            asked.stream().map(MinionId::parse).toList(),
            "saltutil.find_job",
            SaltCall.Arguments.positional(List.of(watch.jid())));
    Watch<JsonNode> answers =
        new Watch<>(jobs.submit(question.call()), question.expected(), AS_IT_IS);
    long start = System.nanoTime();
    while (!answers.isDone() && System.nanoTime() - start < patience.answer().toNanos()) {
      waitForHint(List.of(answers, watch), events);
      if (answers.backOff().isDue()) {
        answers.look(jobs, events.connected());
      }
    }
    watch.look(jobs, events.connected());
    watch.answered(asked, working(answers.returns()), patience.questions());
  }

  private static Map<String, Boolean> working(Map<String, JsonNode> answers) {
    return com.google.common.collect.Maps.transformValues(
        answers, entry -> !new Entry(entry).value().isEmpty());
  }

  private static void waitForHint(Collection<? extends Watch<?>> watches, SaltEvents events)
      throws SaltException {
    Duration left =
        watches.stream()
            .filter(watch -> !watch.isDone())
            .map(watch -> watch.backOff().left())
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    try {
      events.next(left).ifPresent(event -> route(event, watches));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(watches);
    }
  }

  private static void route(SaltEvent event, Collection<? extends Watch<?>> watches) {
    if (event.is("salt", "job", "", "ret", "")) {
      watches.stream()
          .filter(watch -> watch.jid().equals(event.part(2)))
          .forEach(watch -> watch.hint(event.part(4)));
    }
  }

  private static SaltException interrupted(Collection<? extends Watch<?>> watches) {
    Set<String> jids = new TreeSet<>(watches.stream().map(Watch::jid).toList());
    return new SaltException.Interrupted(
        "waiting for jobs %s was interrupted; they go on on the minions".formatted(jids),
        "look at them with `salt-run jobs.list_job JID`");
  }
}
