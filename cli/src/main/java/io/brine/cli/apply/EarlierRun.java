package io.brine.cli.apply;

import io.brine.bridge.JobSearch;
import io.brine.bridge.Orchestration;
import io.brine.bridge.Patience;
import io.brine.bridge.PhaseRequest;
import io.brine.bridge.Progress;
import io.brine.bridge.RunRequest;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.run.RunRecord;
import io.brine.core.config.MinionId;
import io.brine.core.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The orchestration of a run whose end was not seen: it goes on, has ended, or was never begun. */
public record EarlierRun(RunRecord record, SaltSession session) {
  /** Its jid, from the journal or else from the master, by the name of the run. */
  public Optional<String> jid() throws SaltException {
    Optional<String> noted = record.jid();
    return noted.isPresent() || record.phases().isEmpty()
        ? noted
        : new JobSearch(session, Patience.DEFAULT).orchestration(record.run().value(), "");
  }

  public boolean isGoing(String jid) throws SaltException {
    return new JobSearch(session, Patience.DEFAULT).isGoing(jid);
  }

  /** Follows it to its end. Nothing is started. */
  public RunResult follow(Watcher watcher, String jid) throws SaltException {
    RunRequest request = request();
    try (RunProgress progress = RunProgress.of(watcher, request);
        Orchestration orchestration = Orchestration.open(session, Patience.DEFAULT, progress)) {
      return watcher.interruption().during(jid, () -> orchestration.attach(request, jid));
    }
  }

  /** What the master has of it, which has ended. */
  public RunResult result(String jid) throws SaltException {
    try (Orchestration orchestration =
        Orchestration.open(session, Patience.DEFAULT, Progress.NONE)) {
      return orchestration.attach(request(), jid);
    }
  }

  private RunRequest request() {
    List<PhaseRequest> phases = new ArrayList<>();
    for (Map.Entry<String, List<String>> phase : record.phases().entrySet()) {
      phases.add(
          DesiredState.request(
              phase.getKey(),
              new TreeSet<>(phase.getValue().stream().map(MinionId::parse).toList())));
    }
    return new RunRequest(record.run().value(), phases, Map.of());
  }
}
