package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds the orchestration of a run by the run's name, whether it still goes on or has ended. */
public final class JobSearch {
  static final String ORCHESTRATE = "state.orchestrate";

  private static final int AT_ONCE = 20;

  private final SaltSession session;
  private final Jobs jobs;

  public JobSearch(SaltSession session, Patience patience) {
    this.session = session;
    this.jobs = new Jobs(session, patience.master());
  }

  /**
   * The jid of the newest orchestration of this run.
   *
   * @param since nothing older is looked at, as {@code jobs.list_jobs} takes it; empty for all that
   *     the master keeps
   */
  public Optional<String> orchestration(String run, String since) throws SaltException {
    Optional<String> going = going(run);
    return going.isPresent() ? going : ended(run, since);
  }

  /** Whether the master is at work on this job. */
  public boolean isGoing(String jid) throws SaltException {
    return StreamSupport.stream(active().spliterator(), false)
        .anyMatch(job -> job.path("jid").asText().equals(jid));
  }

  private Optional<String> going(String run) throws SaltException {
    return StreamSupport.stream(active().spliterator(), false)
        .filter(job -> runName(job).equals(Optional.of(run)))
        .map(job -> job.path("jid").asText())
        .max(String::compareTo);
  }

  private JsonNode active() throws SaltException {
    return session.call(SaltCall.runner("jobs.master", Map.of()));
  }

  /**
   * A runner's arguments are only in what it returned; so each candidate is looked at. {@code
   * search_function} is of no use: it fails where the cache has an operator's job of several
   * functions.
   */
  private Optional<String> ended(String run, String since) throws SaltException {
    Map<String, Object> arguments = since.isEmpty() ? Map.of() : Map.of("start_time", since);
    JsonNode found = session.call(SaltCall.runner("jobs.list_jobs", arguments));
    List<String> jids = new ArrayList<>();
    found
        .properties()
        .forEach(
            job -> {
              if (job.getValue().path("Function").asText().equals("runner." + ORCHESTRATE)) {
                jids.add(job.getKey());
              }
            });
    jids.sort(Collections.reverseOrder());
    for (List<String> some : Lists.partition(jids, AT_ONCE)) {
      Optional<String> jid = among(some, run);
      if (jid.isPresent()) {
        return jid;
      }
    }
    return Optional.empty();
  }

  private Optional<String> among(List<String> jids, String run) throws SaltException {
    Map<String, JobReader<Optional<String>>> readers = Maps.toMap(jids, jid -> new RunName());
    Map<String, JobRecord<Optional<String>>> found = jobs.lookUp(readers);
    return found.entrySet().stream()
        .filter(job -> job.getValue().returns().containsValue(Optional.of(run)))
        .map(Map.Entry::getKey)
        .max(String::compareTo);
  }

  /** Of {@code {"fun_args": [{"pillar": {"brine": {"run": "r-1"}}}]}}. */
  private static Optional<String> runName(JsonNode job) {
    return StreamSupport.stream(job.path("fun_args").spliterator(), false)
        .map(argument -> argument.at("/pillar/brine/run"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  /** Only the arguments are read, not what the orchestration returned. */
  private static final class RunName implements JobReader<Optional<String>>, Reducer {
    @Override
    public Optional<String> read(String master, JsonNode entry) {
      return runName(entry.path("return"));
    }

    @Override
    public Reducer reducer() {
      return this;
    }

    @Override
    public boolean skips(List<String> path) {
      return path.equals(List.of("return", "return"));
    }

    @Override
    public JsonNode reduced(List<String> path, JsonNode value) {
      return value;
    }
  }
}
