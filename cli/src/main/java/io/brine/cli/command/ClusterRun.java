package io.brine.cli.command;

import io.brine.bridge.JobSearch;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Surroundings;
import io.brine.cli.output.Format;
import io.brine.cli.output.RunReport;
import io.brine.cli.page.RunPage;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.cli.run.LeaseHolder.Client;
import io.brine.cli.run.RunId;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ClusterName;
import io.brine.core.config.ValidConfig;
import io.brine.core.result.Outcome;
import io.brine.core.result.ResultJson;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The lease and the journal of a command that changes a cluster. */
record ClusterRun(RootCommand root, ClusterName cluster, Lease lease, Journal journal)
    implements AutoCloseable {

  /**
   * Takes the lease and begins the journal.
   *
   * @throws CommandFailure when another process has the lease
   */
  static ClusterRun begin(RootCommand root, ValidConfig config) throws CommandFailure, IOException {
    Surroundings surroundings = root.surroundings();
    ClusterName name = config.config().metadata().name();
    Path cluster = root.places().cluster(name);
    Client client = new Client(user(surroundings), ProcessHandle.current().pid());
    RunId run = name(surroundings, client);
    Lease lease = take(surroundings, cluster, client, run);
    try {
      Journal journal = Journal.begin(cluster, run, surroundings.clock());
      journal.add("started", Map.of("user", client.user(), "epoch", lease.holder().epoch()));
      return new ClusterRun(root, name, lease, journal);
    } catch (IOException unwritable) {
      lease.close();
      throw unwritable;
    }
  }

  /** The name that the runner {@code brine} has already told its caller, or a new one. */
  private static RunId name(Surroundings surroundings, Client client) throws CommandFailure {
    Optional<String> given = surroundings.variable("BRINE_RUN");
    if (given.isEmpty()) {
      return RunId.of(surroundings.clock().instant(), client.pid());
    }
    return RunId.parse(given.get())
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "BRINE_RUN: \"" + given.get() + "\" is no name of a run",
                    "leave it unset, or write it as 20260102T030405Z-4242"));
  }

  private static Lease take(Surroundings surroundings, Path cluster, Client client, RunId run)
      throws CommandFailure, IOException {
    try {
      return Lease.take(cluster, run, client, surroundings.clock().instant());
    } catch (Lease.HeldException held) {
      throw new CommandFailure(
          ExitCode.BUSY,
          "another run is active: " + held.getMessage(),
          "wait for its end; its journal is in " + cluster.resolve("runs"));
    }
  }

  private static String user(Surroundings surroundings) {
    return surroundings
        .variable("BRINE_CALLER")
        .or(() -> surroundings.variable("SUDO_USER"))
        .orElse(System.getProperty("user.name", "unknown"));
  }

  /**
   * Sees that nothing handed over before still goes on.
   *
   * @throws CommandFailure when it does
   */
  void refuseUnfinished(SaltSession session) throws SaltException, CommandFailure {
    Optional<String> jid = lease.holder().unfinished();
    if (jid.isPresent() && new JobSearch(session, Patience.DEFAULT).isGoing(jid.get())) {
      throw new CommandFailure(
          ExitCode.BUSY,
          "orchestration " + jid.get() + " of an earlier run still goes on on the salt-master",
          "wait for its end (salt-run jobs.list_job %s) or stop it (salt-run state.soft_kill %s)"
              .formatted(jid.get(), jid.get()));
    }
  }

  /** Prints the report, leaves it as a page beside the journal, and returns the exit status. */
  int ended(RunResult result, Format format, String retry) throws IOException {
    ExitCode exitCode = exitCode(result.outcome());
    journal.add("ended", Map.of("result", ResultJson.of(result), "status", exitCode.status()));
    Path page = journal.path().resolveSibling("report.html");
    Files.writeString(page, RunPage.of(cluster.toString(), result).html());
    RunReport report = new RunReport(root.terminal(), retry);
    root.terminal().print(format.render(ResultJson.of(result), () -> report.text(result)));
    root.terminal().log("as a page: " + page);
    return exitCode.status();
  }

  /** Notes why the run stops. */
  CommandFailure stopped(SaltException trouble) throws IOException {
    CommandFailure failure = SaltFailure.of(trouble);
    journal.add(
        "stopped",
        Map.of(
            "reason", String.valueOf(failure.getMessage()), "status", failure.exitCode().status()));
    return failure;
  }

  private static ExitCode exitCode(Outcome outcome) {
    return switch (outcome) {
      case OK, WOULD_CHANGE -> ExitCode.OK;
      case UNKNOWN -> ExitCode.UNKNOWN;
      case FAILED -> ExitCode.FAILED;
    };
  }

  @Override
  public void close() throws IOException {
    journal.close();
    lease.close();
  }
}
