package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Maps;
import io.brine.core.config.MinionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Runs jobs on minions, several at once, and waits until each expected minion has returned or has
 * been shown to be silent. Events only say when to look.
 */
final class MinionJobs {
  private static final JobReader<JsonNode> AS_IT_IS = (minion, entry) -> entry;

  private final SaltSession session;
  private final Patience patience;
  private final Clock clock;
  private final Jobs jobs;

  MinionJobs(SaltSession session, Patience patience, Clock clock) {
    this.session = session;
    this.patience = patience;
    this.clock = clock;
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
        watches.add(submit(task, reader));
      }
      follow(watches, events);
      return watches;
    }
  }

  private <T> Watch<T> submit(Task task, JobReader<T> reader) throws SaltException {
    Instant sent = clock.instant();
    return new Watch<>(jobs.submit(task.call()), task.expected(), reader, clock, sent);
  }

  private <T> void follow(List<Watch<T>> watches, SaltEvents events) throws SaltException {
    List<Watch<T>> open = watches;
    while (!open.isEmpty()) {
      waitForHint(open, events);
      for (Watch<T> watch : open) {
        if (watch.backOff().isDue()) {
          watch.look(jobs, events.connected());
        }
      }
      open = open.stream().filter(watch -> !watch.isDone()).toList();
      if (!open.isEmpty() && open.stream().allMatch(watch -> watch.isQuietFor(patience.quiet()))) {
        ask(open, events);
        open = open.stream().filter(watch -> !watch.isDone()).toList();
      }
    }
  }

  /** Asks the silent minions of all these jobs at once what they are working on. */
  private <T> void ask(List<Watch<T>> open, SaltEvents events) throws SaltException {
    SortedSet<String> asked = new TreeSet<>();
    open.forEach(watch -> asked.addAll(watch.missing()));
    Task question =
        Task.of(
            asked.stream().map(MinionId::parse).toList(),
            "saltutil.running",
            SaltCall.Arguments.none());
    Watch<JsonNode> answers = submit(question, AS_IT_IS);
    long start = System.nanoTime();
    while (!answers.isDone() && System.nanoTime() - start < patience.answer().toNanos()) {
      waitForHint(List.of(answers), events);
      if (answers.backOff().isDue()) {
        answers.look(jobs, events.connected());
      }
    }
    for (Watch<T> watch : open) {
      watch.look(jobs, events.connected());
      watch.answered(working(answers.returns(), watch.jid()), patience.questions());
    }
  }

  /** Whether each that answered works on the job. */
  private static Map<String, Boolean> working(Map<String, JsonNode> answers, String jid) {
    return Maps.transformValues(
        answers,
        entry ->
            StreamSupport.stream(new Entry(entry).value().spliterator(), false)
                .anyMatch(job -> job.path("jid").asText().equals(jid)));
  }

  private static void waitForHint(Collection<? extends Watch<?>> watches, SaltEvents events)
      throws SaltException {
    Duration left =
        watches.stream()
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
