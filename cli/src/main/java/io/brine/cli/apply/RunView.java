package io.brine.cli.apply;

import io.brine.bridge.PhaseRequest;
import io.brine.bridge.Progress.Event;
import io.brine.bridge.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a run while it goes on, by events; some may be missing or come twice. */
final class RunView {
  private final List<PhaseRequest> phases;
  private final Map<String, Integer> statesOf = new HashMap<>();
  private final Set<String> returned = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, String> doing = new LinkedHashMap<>();
  private final Map<String, Set<String>> statesDone = new HashMap<>();
  private String step = "";
  private int minions;
  private int statesEach;
  private Instant since;

  RunView(RunRequest request, Instant now) {
    this.phases = request.phases();
    this.since = now;
  }

  /** Whether it was news. */
  boolean see(Event event, Instant now) {
    if (event instanceof Event.StepStarted started) {
      return begin(started.step(), now);
    }
    if (event instanceof Event.JobStarted started) {
      return send(started);
    }
    if (event instanceof Event.MinionDone done) {
      return end(done);
    }
    return event instanceof Event.StateDone done && advance(done);
  }

  private boolean begin(String begun, Instant now) {
    if (begun.equals(step)) {
      return false;
    }
    step = begun;
    since = now;
    minions = 0;
    statesEach = 0;
    List.of(returned, failed).forEach(Set::clear);
    List.of(statesOf, doing, statesDone).forEach(Map::clear);
    return true;
  }

  private boolean send(Event.JobStarted started) {
    minions += started.minions().size();
    started.minions().forEach(minion -> doing.put(minion, ""));
    return true;
  }

  private boolean end(Event.MinionDone done) {
    if (!returned.add(done.minion())) {
      return false;
    }
    doing.remove(done.minion());
    statesOf.put(done.minion(), done.states());
    statesEach = Math.max(statesEach, done.states());
    if (!done.success()) {
      failed.add(done.minion());
    }
    return true;
  }

  private boolean advance(Event.StateDone done) {
    statesEach = Math.max(statesEach, done.of());
    doing.computeIfPresent(done.minion(), (minion, before) -> done.state());
    return statesDone.computeIfAbsent(done.minion(), minion -> new HashSet<>()).add(done.state());
  }

  String step() {
    return step;
  }

  /** The place of the phase among those of the run, from 1; 0 before the first. */
  int phase() {
    for (int i = 0; i < phases.size(); i++) {
      if (step.startsWith(phases.get(i).phase() + ": ")) {
        return i + 1;
      }
    }
    return 0;
  }

  int phases() {
    return phases.size();
  }

  int returned() {
    return returned.size();
  }

  int failed() {
    return failed.size();
  }

  /** Minions of the step: those of the phase until its jobs are known. */
  int minions() {
    int place = phase();
    int expected = place == 0 ? 0 : phases.get(place - 1).expected().size();
    return Math.max(minions, Math.max(returned.size(), minions == 0 ? expected : 0));
  }

  /** States that have ended: those of minions that returned, and those that events tell of. */
  int states() {
    int states = statesOf.values().stream().mapToInt(Integer::intValue).sum();
    for (Map.Entry<String, Set<String>> of : statesDone.entrySet()) {
      states += returned.contains(of.getKey()) ? 0 : of.getValue().size();
    }
    return states;
  }

  /** Of how many, once one minion has told; 0 before. */
  int allStates() {
    return statesEach * minions();
  }

  /** Who is at work, with the state that ended last there; empty when nothing is heard of it. */
  Map<String, String> doing() {
    return doing;
  }

  Duration elapsed(Instant now) {
    return Duration.between(since, now);
  }

  /** What is left of the step, when the rest takes as long as what is done. */
  Optional<Duration> left(Instant now) {
    int all = allStates();
    int done = states();
    if (done == 0 || all == 0 || done > all) {
      return Optional.empty();
    }
    long millis = elapsed(now).toMillis();
    return Optional.of(Duration.ofMillis(millis * (all - done) / done));
  }
}
