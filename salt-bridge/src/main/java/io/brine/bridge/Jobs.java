package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Hands jobs to the master and looks up what it has stored of them. */
final class Jobs {
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

  /** {@code jobs.list_job} and not {@code lookup_jid}, which knows neither retcode nor minions. */
  <T> JobRecord<T> lookUp(String jid, JobReader<T> reader) throws SaltException {
    SaltCall call = SaltCall.runner("jobs.list_job", Map.of("jid", jid));
    return session.call(call, JobAdapter.parser(reader)).job();
  }

  /**
   * The same while the job goes on: a master that restarts is borne for a while.
   *
   * @return none when the master could not be asked just now
   * @throws SaltException.OutcomeUnknown when it was away for too long
   */
  <T> Optional<JobRecord<T>> tryLookUp(String jid, JobReader<T> reader) throws SaltException {
    try {
      JobRecord<T> record = lookUp(jid, reader);
      lastContact = System.nanoTime();
      return Optional.of(record);
    } catch (SaltException.Unreachable e) {
      if (System.nanoTime() - lastContact > bearable.toNanos()) {
        throw new SaltException.OutcomeUnknown(
            "job %s was handed over, and then the salt-master was lost".formatted(jid),
            "look at it when the master is back: `salt-run jobs.list_job %s`".formatted(jid),
            e);
      }
      return Optional.empty();
    }
  }
}
