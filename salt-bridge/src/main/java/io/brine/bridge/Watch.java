package io.brine.bridge;

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
  private final JobReader<T> reader;
  private final BackOff backOff = new BackOff();
  private final Set<String> hinted = new HashSet<>();
  private final SortedMap<String, T> returns = new TreeMap<>();
  private final SortedMap<String, String> silent = new TreeMap<>();
  private final Map<String, Integer> unanswered = new HashMap<>();
  private long lastNews = System.nanoTime();

  Watch(Submitted job, Set<String> expected, JobReader<T> reader) {
    this.job = job;
    this.reader = reader;
    for (String minion : expected) {
      if (!job.minions().contains(minion)) {
        silent.put(minion, "Salt knows no such minion; is its key accepted?");
      }
    }
  }

  String jid() {
    return job.jid();
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

  BackOff backOff() {
    return backOff;
  }

  /** An event says that this minion has answered. */
  void hint(String minion) {
    if (hinted.add(minion) && hinted.containsAll(missing())) {
      backOff.hint();
    }
  }

  /** Looks the job up. */
  void look(Jobs jobs, boolean events) throws SaltException {
    int before = returns.size();
    jobs.tryLookUp(jid(), reader).ifPresent(record -> returns.putAll(record.returns()));
    if (returns.size() > before) {
      lastNews = System.nanoTime();
    }
    backOff.wait(events);
  }

  boolean isQuietFor(java.time.Duration time) {
    return System.nanoTime() - lastNews > time.toNanos();
  }

  /** The minions that were asked whether they still work on it, and what they said. */
  void answered(Set<String> asked, Map<String, Boolean> working, int mostUnanswered) {
    lastNews = System.nanoTime();
    for (String minion : asked) {
      Boolean works = working.get(minion);
      int strikes =
          unanswered.merge(
              minion, Boolean.TRUE.equals(works) ? 0 : 1, (a, b) -> b == 0 ? 0 : a + b);
      if (strikes >= mostUnanswered && !returns.containsKey(minion)) {
        silent.put(
            minion,
            works == null
                ? "it answered neither job " + jid() + " nor the question whether it works on it"
                : "it no longer works on job " + jid() + " and has returned nothing");
      }
    }
  }
}
