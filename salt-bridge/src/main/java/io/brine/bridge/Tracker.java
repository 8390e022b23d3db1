package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows one orchestration by its events, for progress and to know its jobs if it gets lost. */
final class Tracker {
  /** Salt asks it by itself, whether a minion is still at work on the step's job. */
  private static final String QUESTION = "saltutil.find_job";

  private final RunRequest request;
  private final String jid;
  private final Progress progress;
  private final Map<String, String> stepOfJob = new LinkedHashMap<>();
  private String step = "";
  private JsonNode target = MissingNode.getInstance();
  private boolean tellsItsJobs;
  private boolean ended;

  Tracker(RunRequest request, String jid, Progress progress) {
    this.request = request;
    this.jid = jid;
    this.progress = progress;
  }

  static boolean isWanted(String tag) {
    return tag.startsWith("salt/job/") || tag.startsWith("salt/run/");
  }

  /** What the orchestration's events are named by, and what stops it. */
  String eventId() {
    return request.eventId();
  }

  /** Whether an event said that the orchestration has ended. */
  boolean hasEnded() {
    return ended;
  }

  /** The jobs that were seen, by the step that they belong to. */
  Map<String, List<String>> jobs() {
    Map<String, List<String>> jobs = new LinkedHashMap<>();
    stepOfJob.forEach((job, of) -> jobs.computeIfAbsent(of, s -> new ArrayList<>()).add(job));
    return Collections.unmodifiableMap(jobs);
  }

  void see(SaltEvent event) {
    if (event.is("salt", "run", jid, "ret")) {
      ended = true;
    } else if (event.is("salt", "run", request.eventId(), "args")) {
      begin(event.data());
    } else if (event.is("salt", "job", "", "new")) {
      adopt(event.part(2), event.data());
    } else if (event.is("salt", "job", "", "ret", "")) {
      returned(event);
    } else if (event.is("salt", "job", "", "prog", "", "")) {
      state(event);
    }
  }

  private void begin(JsonNode data) {
    step = data.path("name").asText();
    target = data.path("tgt");
    progress.seen(new Progress.Event.StepStarted(step));
    String job = data.path("jid").asText();
    tellsItsJobs = !job.isEmpty();
    if (tellsItsJobs) {
      started(job);
    }
  }

  /** The job that is sent to the very target of the step that began last, one of Salt's own. */
  private void adopt(String job, JsonNode data) {
    boolean question = data.path("fun").asText().equals(QUESTION);
    if (!tellsItsJobs && !question && !target.isMissingNode() && target.equals(data.path("tgt"))) {
      started(job);
    }
  }

  private void started(String job) {
    if (stepOfJob.putIfAbsent(job, step) == null) {
      List<String> minions = new ArrayList<>();
      target.forEach(minion -> minions.add(minion.asText()));
      progress.seen(new Progress.Event.JobStarted(step, job, minions));
    }
  }

  /** The job that began last; empty before the first. */
  String newestJob() {
    return stepOfJob.keySet().stream().reduce("", (first, second) -> second);
  }

  private void returned(SaltEvent event) {
    boolean success = event.data().path("success").asBoolean(false);
    returned(event.part(2), event.part(4), success, event.data().path("states").asInt());
  }

  /** What an event or a look-up says of a minion's return. */
  void returned(String job, String minion, boolean success, int states) {
    String of = stepOfJob.get(job);
    if (of != null) {
      progress.seen(new Progress.Event.MinionDone(of, minion, success, states));
    }
  }

  private void state(SaltEvent event) {
    String of = stepOfJob.get(event.part(2));
    String state = event.data().at("/data/ret/__id__").asText();
    if (of != null && !state.isEmpty()) {
      int all = event.data().at("/data/len").asInt();
      progress.seen(new Progress.Event.StateDone(of, event.part(4), state, all));
    }
  }
}
