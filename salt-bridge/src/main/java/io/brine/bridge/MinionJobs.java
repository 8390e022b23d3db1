package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Maps;
import io.brine.core.config.MinionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  private static final String STATES = "state.";
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
    /** States run one job at a time: another one on the minion is what this one waits for. */
    boolean waitsBehind(JsonNode job) {
      return call.function().startsWith(STATES) && job.path("fun").asText().startsWith(STATES);
    }

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
    return new Watch<>(jobs.submit(task.call()), task, reader, clock, sent);
  }

  private <T> void follow(List<Watch<T>> watches, SaltEvents events) throws SaltException {
    List<Watch<T>> open = open(watches);
    BackOff backOff = new BackOff();
    Duration quiet = patience.quiet();
    while (!open.isEmpty()) {
      waitForHint(open, events, backOff.left(events.connected()));
      if (open.stream().allMatch(Watch::isHintedDone)) {
        backOff.hint();
      }
      if (backOff.isDue(events.connected())) {
        look(open);
        backOff.looked();
        open = open(open);
      }
      if (!open.isEmpty() && isQuiet(open, quiet)) {
        ask(open, events);
        open = open(open);
        quiet =
            open.stream().allMatch(Watch::isWorking) ? patience.longer(quiet) : patience.quiet();
      }
    }
  }

  private static <T> boolean isQuiet(List<Watch<T>> open, Duration time) {
    return open.stream().allMatch(watch -> watch.isQuietFor(time));
  }

  private static <T> List<Watch<T>> open(List<Watch<T>> watches) {
    return watches.stream().filter(watch -> !watch.isDone()).toList();
  }

  private <T> void look(List<Watch<T>> open) throws SaltException {
    Map<String, JobReader<T>> readers = new HashMap<>();
    open.forEach(watch -> readers.put(watch.jid(), watch.reader()));
    Map<String, JobRecord<T>> jobs = this.jobs.tryLookUp(readers).orElse(Map.of());
    for (Watch<T> watch : open) {
      JobRecord<T> job = jobs.get(watch.jid());
      if (job != null) {
        watch.found(job);
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
    List<Watch<JsonNode>> answers = List.of(submit(question, AS_IT_IS));
    long start = System.nanoTime();
    BackOff backOff = new BackOff();
    while (!open(answers).isEmpty() && System.nanoTime() - start < patience.answer().toNanos()) {
      waitForHint(answers, events, backOff.left(events.connected()));
      if (answers.get(0).isHintedDone()) {
        backOff.hint();
      }
      if (backOff.isDue(events.connected())) {
        look(answers);
        backOff.looked();
      }
    }
    look(open(answers));
    look(open);
    for (Watch<T> watch : open) {
      watch.answered(working(answers.get(0).returns(), watch), patience.questions());
    }
  }

  /** Whether each that answered works on the job, or will. */
  private static Map<String, Boolean> working(Map<String, JsonNode> answers, Watch<?> watch) {
    return Maps.transformValues(
        answers,
        entry ->
            StreamSupport.stream(new Entry(entry).value().spliterator(), false)
                .anyMatch(watch::isAtWork));
  }

  private static void waitForHint(
      Collection<? extends Watch<?>> watches, SaltEvents events, Duration atMost)
      throws SaltException {
    try {
      events.next(atMost).ifPresent(event -> route(event, watches));
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
