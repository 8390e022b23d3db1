package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.RunResult;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs phases on the salt-master as one orchestration, follows it by events and reads how it ended
 * from its jobs. Opened before it is handed over, so that no event is missed. For one thread.
 */
public final class Orchestration implements AutoCloseable {
  /** Without any sign of life, until the master is asked whether it is at work on it at all. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  /** For the events of what a look-up has already shown. */
  private static final Duration REST = Duration.ofMillis(500);

  private final SaltSession session;
  private final Patience patience;
  private final Progress progress;
  private final Jobs jobs;
  private final SaltEvents events;

  private Orchestration(SaltSession session, Patience patience, Progress progress) {
    this.session = session;
    this.patience = patience;
    this.progress = progress;
    this.jobs = new Jobs(session, patience.master());
    this.events = SaltEvents.open(session, Tracker::isWanted);
  }

  /** Begins to listen; nothing is run yet. */
  public static Orchestration open(SaltSession session, Patience patience, Progress progress) {
    return new Orchestration(session, patience, progress);
  }

  /**
   * Hands the run over and returns its jid. It then goes on whatever becomes of this process.
   *
   * @throws SaltException.OutcomeUnknown when the answer was lost and the run is not found either;
   *     it was not sent again
   */
  public String submit(RunRequest request) throws SaltException {
    try {
      return jobs.submit(request.call()).jid();
    } catch (SaltException.Unreachable e) {
      if (wasNotSent(e)) {
        throw e;
      }
      return found(request, e);
    }
  }

  private static boolean wasNotSent(SaltException.Unreachable e) {
    Throwable cause = e.getCause();
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof HttpStatusException;
  }

  private String found(RunRequest request, SaltException.Unreachable lost) throws SaltException {
    Optional<String> jid;
    try {
      jid = new JobSearch(session, patience).orchestration(request.run(), "");
    } catch (SaltException.Unreachable e) {
      jid = Optional.empty();
    }
    return jid.orElseThrow(
        () ->
            new SaltException.OutcomeUnknown(
                "run %s was handed over, and the answer was lost".formatted(request.run()),
                "look whether it goes on: `salt-run jobs.master`",
                lost));
  }

  /**
   * Waits until the orchestration has ended and reads from its jobs what happened on each expected
   * minion. An orchestration that the master has lost gives a result too, of which nothing is OK.
   *
   * @throws SaltException.Interrupted when this thread is; the orchestration goes on
   * @throws SaltException.OutcomeUnknown when the master was away for too long
   */
  public RunResult follow(RunRequest request, String jid) throws SaltException {
    return follow(request, jid, System.nanoTime());
  }

  /** The same of one that was handed over by an earlier process, and may have ended long ago. */
  public RunResult attach(RunRequest request, String jid) throws SaltException {
    return follow(request, jid, System.nanoTime() - QUIET.toNanos());
  }

  private RunResult follow(RunRequest request, String jid, long lastSign) throws SaltException {
    Tracker tracker = new Tracker(request, jid, progress);
    Optional<JsonNode> end = waitForEnd(tracker, jid, lastSign);
    seeRest(tracker, jid);
    RunReader reader = new RunReader(jobs, request, jid, tracker.jobs());
    return end.isPresent() ? reader.read(end.get()) : reader.lost();
  }

  private Optional<JsonNode> waitForEnd(Tracker tracker, String jid, long firstSign)
      throws SaltException {
    BackOff backOff = new BackOff();
    long lastSign = firstSign;
    while (true) {
      boolean knew = tracker.hasEnded();
      if (waitForEvent(tracker, backOff.left(events.connected()), jid)) {
        lastSign = System.nanoTime();
      }
      boolean missed = events.takeLoss();
      if (missed || (tracker.hasEnded() && !knew)) {
        backOff.hint();
      }
      if (!backOff.isDue(events.connected())) {
        continue;
      }
      Optional<JsonNode> end = look(jid);
      if (end.isPresent()) {
        return end;
      }
      if (missed || !events.connected()) {
        catchUp(tracker);
      }
      if (System.nanoTime() - lastSign > QUIET.toNanos()) {
        if (!isGoing(jid)) {
          return look(jid);
        }
        lastSign = System.nanoTime();
      }
      backOff.looked();
    }
  }

  private boolean waitForEvent(Tracker tracker, Duration atMost, String jid)
      throws SaltException.Interrupted {
    try {
      Optional<SaltEvent> event = events.next(atMost);
      event.ifPresent(tracker::see);
      return event.isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SaltException.Interrupted(
          "following orchestration %s was interrupted; it goes on on the salt-master"
              .formatted(jid),
          "look at it with `salt-run jobs.list_job %s`; stop it after its present step with `salt-run state.soft_kill %s`"
              .formatted(jid, tracker.eventId()));
    }
  }

  /** What events did not tell: who has returned from the present job. */
  private void catchUp(Tracker tracker) throws SaltException {
    String job = tracker.newestJob();
    if (!job.isEmpty()) {
      jobs.tryLookUp(Map.of(job, new WhoReturned()))
          .map(found -> found.get(job))
          .ifPresent(
              found ->
                  found
                      .returns()
                      .forEach((minion, good) -> tracker.returned(job, minion, good, 0)));
    }
  }

  /** Only whether it went well by Salt's count; what was returned is not read. */
  private static final class WhoReturned implements JobReader<Boolean>, Reducer {
    @Override
    public Boolean read(String minion, JsonNode entry) {
      return !new Entry(entry).isMarkedFailed();
    }

    @Override
    public Reducer reducer() {
      return this;
    }

    @Override
    public boolean skips(List<String> path) {
      return path.equals(List.of("return"));
    }

    @Override
    public JsonNode reduced(List<String> path, JsonNode value) {
      return value;
    }
  }

  /** What was on its way when a look-up was quicker. */
  private void seeRest(Tracker tracker, String jid) throws SaltException.Interrupted {
    long start = System.nanoTime();
    while (!tracker.hasEnded()
        && events.connected()
        && System.nanoTime() - start < REST.toNanos()) {
      waitForEvent(tracker, REST, jid);
    }
  }

  private Optional<JsonNode> look(String jid) throws SaltException {
    return jobs.tryLookUp(Map.of(jid, new RunReturns()))
        .flatMap(found -> found.values().iterator().next().returns().values().stream().findFirst());
  }

  /** A master that cannot be asked just now may well be at work on it. */
  private boolean isGoing(String jid) throws SaltException {
    try {
      return new JobSearch(session, patience).isGoing(jid);
    } catch (SaltException.Unreachable e) {
      return true;
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
