package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One job on minions that is being waited for: who has answered, who was asked, who is silent. */
final class Watch<T> {
  private final Submitted job;
  private final MinionJobs.Task task;
  private final JobReader<T> reader;
  private final Set<String> hinted = new HashSet<>();
  private final SortedMap<String, T> returns = new TreeMap<>();
  private final SortedMap<String, String> silent = new TreeMap<>();
  private final Map<String, Integer> unanswered = new HashMap<>();
  private final Clock clock;
  private final Instant sent;
  private Instant received;
  private long lastNews = System.nanoTime();

  /**
   * Begins to wait.
   *
   * @param sent by the clock, before the job was handed over
   */
  Watch(Submitted job, MinionJobs.Task task, JobReader<T> reader, Clock clock, Instant sent) {
    this.job = job;
    this.task = task;
    this.reader = reader;
    this.clock = clock;
    this.sent = sent;
    this.received = sent;
    for (String minion : task.expected()) {
      if (!job.minions().contains(minion)) {
        silent.put(minion, "Salt knows no such minion; is its key accepted?");
      }
    }
  }

  String jid() {
    return job.jid();
  }

  Instant sent() {
    return sent;
  }

  /** When the last answer was there, as near as events or look-ups tell. */
  Instant received() {
    return received;
  }

  SortedMap<String, T> returns() {
    return returns;
  }

  /** Who will not answer any more, and what shows it. */
  SortedMap<String, String> silent() {
    return silent;
  }

  SortedSet<String> missing() {
    SortedSet<String> missing = new TreeSet<>(job.minions());
    missing.removeAll(returns.keySet());
    missing.removeAll(silent.keySet());
    return missing;
  }

  boolean isDone() {
    return missing().isEmpty();
  }

  JobReader<T> reader() {
    return reader;
  }

  /** An event says that this minion has answered. */
  void hint(String minion) {
    if (hinted.add(minion)) {
      lastNews = System.nanoTime();
      received = clock.instant();
    }
  }

  /** Whether events say that it is done. */
  boolean isHintedDone() {
    return hinted.containsAll(missing());
  }

  /** What a look-up has found. */
  void found(JobRecord<T> job) {
    if (!returns.keySet().containsAll(job.returns().keySet())) {
      lastNews = System.nanoTime();
      if (!hinted.containsAll(job.returns().keySet())) {
        received = clock.instant();
      }
    }
    returns.putAll(job.returns());
  }

  /** Whether what a minion says that it does is this job, or one that this job waits for. */
  boolean isAtWork(JsonNode doing) {
    return doing.path("jid").asText().equals(jid()) || task.waitsBehind(doing);
  }

  boolean isQuietFor(Duration time) {
    return System.nanoTime() - lastNews > time.toNanos();
  }

  /** Whether each that has not answered said, when it was asked last, that it works on it. */
  boolean isWorking() {
    return unanswered.isEmpty();
  }

  /** What its missing minions said when they were asked whether they work on it. */
  void answered(Map<String, Boolean> working, int mostUnanswered) {
    lastNews = System.nanoTime();
    for (String minion : missing()) {
      Boolean works = working.get(minion);
      if (Boolean.TRUE.equals(works)) {
        unanswered.remove(minion);
      } else if (unanswered.merge(minion, 1, Integer::sum) >= mostUnanswered) {
        silent.put(
            minion,
            works == null
                ? "it answered neither job " + jid() + " nor the question what it works on"
                : "it no longer works on job " + jid() + " and has returned nothing");
      }
    }
  }
}
