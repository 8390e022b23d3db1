package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Hands jobs to the master and looks up what it has stored of them. */
final class Jobs {
  /** Brine's own runner, which `brine master setup` puts on the master. */
  static final String MANY = "brine_jobs.look";

  /** And not lookup_jid, which knows neither retcode nor minions. */
  static final String ONE = "jobs.list_job";

  private final SaltSession session;
  private final Duration bearable;
  private long lastContact = System.nanoTime();

  /**
   * Looks at jobs through a session.
   *
   * @param bearable how long the master may be away while a job is looked at
   */
  Jobs(SaltSession session, Duration bearable) {
    this.session = session;
    this.bearable = bearable;
  }

  Submitted submit(SaltCall call) throws SaltException {
    JsonNode answer = session.call(call);
    if (answer.isObject() && answer.isEmpty()) {
      return new Submitted("", new TreeSet<>());
    }
    JsonNode jid = answer.path("jid");
    if (!jid.isTextual() || !jid.textValue().matches("\\d{20}(_\\d+)?")) {
      throw new SaltException.BadAnswer(
          "%s %s was answered without a jid".formatted(call.client(), call.function()),
          "look into the log of salt-api (/var/log/salt/api) for the reason");
    }
    SortedSet<String> minions = new TreeSet<>();
    answer.path("minions").forEach(minion -> minions.add(minion.asText()));
    return new Submitted(jid.textValue(), minions);
  }

  /** Looks one job up. */
  <T> JobRecord<T> lookUp(String jid, JobReader<T> reader) throws SaltException {
    SaltCall call = SaltCall.runner(ONE, Map.of("jid", jid));
    JobRecord<T> job = session.call(call, JobAdapter.one(jid, reader)).jobs().get(jid);
    if (job == null) {
      throw new IllegalStateException(jid);
    }
    return job;
  }

  /** Looks several up, in one call where the master has Brine's runner. */
  <T> Map<String, JobRecord<T>> lookUp(Map<String, JobReader<T>> readers) throws SaltException {
    Map<String, JobRecord<T>> jobs = new HashMap<>();
    if (readers.size() > 1 && session.canLookUpMany()) {
      jobs.putAll(lookUpMany(readers));
    }
    for (Map.Entry<String, JobReader<T>> wanted : readers.entrySet()) {
      if (!jobs.containsKey(wanted.getKey())) {
        jobs.put(wanted.getKey(), lookUp(wanted.getKey(), wanted.getValue()));
      }
    }
    return jobs;
  }

  /** A master that was not set up by Brine does not know the runner, or does not allow it. */
  private <T> Map<String, JobRecord<T>> lookUpMany(Map<String, JobReader<T>> readers)
      throws SaltException {
    try {
      SaltCall call = SaltCall.runner(MANY, Map.of("jids", List.copyOf(readers.keySet())));
      return session.call(call, JobAdapter.many(readers)).jobs();
    } catch (SaltException.BadAnswer | SaltException.Authorisation e) {
      session.lookUpOneByOne();
      return Map.of();
    }
  }

  /**
   * The same while the jobs go on: a master that restarts is borne for a while.
   *
   * @return none when the master could not be asked just now
   * @throws SaltException.OutcomeUnknown when it was away for too long
   */
  <T> Optional<Map<String, JobRecord<T>>> tryLookUp(Map<String, JobReader<T>> readers)
      throws SaltException {
    try {
      Map<String, JobRecord<T>> jobs = lookUp(readers);
      lastContact = System.nanoTime();
      return Optional.of(jobs);
    } catch (SaltException.Unreachable e) {
      if (System.nanoTime() - lastContact > bearable.toNanos()) {
        throw new SaltException.OutcomeUnknown(
            "jobs %s were handed over, and then the salt-master was lost"
                .formatted(String.join(", ", new TreeSet<>(readers.keySet()))),
            "look at them when the master is back: `salt-run jobs.list_job JID`",
            e);
      }
      return Optional.empty();
    }
  }
}
