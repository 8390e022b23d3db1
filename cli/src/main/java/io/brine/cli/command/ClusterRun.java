package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Surroundings;
import io.brine.cli.apply.ApplyRun;
import io.brine.cli.apply.EarlierRun;
import io.brine.cli.apply.Interruption;
import io.brine.cli.apply.Superseded;
import io.brine.cli.apply.Watcher;
import io.brine.cli.output.Format;
import io.brine.cli.output.RunReport;
import io.brine.cli.page.RunPage;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.cli.run.LeaseHolder.Client;
import io.brine.cli.run.LeaseHolder.HandedOver;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ClusterName;
import io.brine.core.config.ValidConfig;
import io.brine.core.render.TreeDigest;
import io.brine.core.result.ResultJson;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The lease and the journal of a command that changes a cluster. */
record ClusterRun(
    RootCommand root,
    Format format,
    ClusterName cluster,
    Lease lease,
    Journal journal,
    Interruption interruption)
    implements AutoCloseable {

  /**
   * Takes the lease and begins the journal.
   *
   * @throws CommandFailure when another process has the lease
   */
  static ClusterRun begin(RootCommand root, Format format, ValidConfig config)
      throws CommandFailure, IOException {
    Surroundings surroundings = root.surroundings();
    ClusterName name = config.config().metadata().name();
    Path cluster = root.places().cluster(name);
    Client client = new Client(user(surroundings), ProcessHandle.current().pid());
    RunId run = name(surroundings, client);
    Lease lease = take(surroundings, cluster, client, run);
    try {
      Journal journal = Journal.begin(cluster, run, surroundings.clock());
      journal.add("started", Map.of("user", client.user(), "epoch", lease.holder().epoch()));
      Interruption interruption = Interruption.watched(root.terminal(), journal);
      return new ClusterRun(root, format, name, lease, journal, interruption);
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

  /** The lease of the cluster, for what is no run. */
  static Lease lease(RootCommand root, ClusterName name) throws CommandFailure, IOException {
    Surroundings surroundings = root.surroundings();
    Client client = new Client(user(surroundings), ProcessHandle.current().pid());
    RunId own = RunId.of(surroundings.clock().instant(), client.pid());
    return take(surroundings, root.places().cluster(name), client, own);
  }

  private static Lease take(Surroundings surroundings, Path cluster, Client client, RunId run)
      throws CommandFailure, IOException {
    try {
      return Lease.take(cluster, new Lease.Claim(run, client, surroundings.clock().instant()));
    } catch (Lease.HeldException held) {
      throw new CommandFailure(
          ExitCode.BUSY,
          "another run is active: " + held.getMessage(),
          "wait for its end (its journal is in %s), or take the lease from it: brine unlock"
              .formatted(cluster.resolve("runs")));
    }
  }

  static String user(Surroundings surroundings) {
    return surroundings
        .variable("BRINE_CALLER")
        .or(() -> surroundings.variable("SUDO_USER"))
        .orElse(System.getProperty("user.name", "unknown"));
  }

  /**
   * Sees what was handed over before, and not seen to end, to its end: nothing is started beside
   * it.
   */
  void settleEarlier(SaltSession session) throws SaltException, IOException {
    Optional<HandedOver> open = lease.holder().unfinished();
    if (open.isPresent()) {
      settle(session, open.get().run());
      lease.ended();
    }
  }

  private void settle(SaltSession session, RunId run) throws SaltException, IOException {
    Path folder = root.places().cluster(cluster);
    if (!RunRecord.all(folder).contains(run)) {
      root.terminal().log("the journal of run " + run + " is gone");
      return;
    }
    EarlierRun earlier = new EarlierRun(RunRecord.read(folder, run), session);
    Optional<String> jid = earlier.jid();
    if (jid.isEmpty()) {
      root.terminal().log("run " + run + " had handed nothing over to the salt-master");
      return;
    }
    root.terminal().log("following orchestration " + jid.get() + " of run " + run + " to its end");
    try (Journal own = Journal.resume(folder, run, root.surroundings().clock())) {
      RunResult result = earlier.follow(watcher(), jid.get());
      note(own, result);
      root.terminal().log("run " + run + ": " + result.outcome().label());
    }
  }

  private ExitCode note(Journal own, RunResult result) throws IOException {
    ExitCode exitCode = RunEnd.exitCode(result.outcome());
    own.add("ended", Map.of("result", ResultJson.of(result), "status", exitCode.status()));
    leavePage(own.path().resolveSibling("report.html"), result);
    return exitCode;
  }

  /** The result stands in the journal already: without a page it is no other. */
  private void leavePage(Path page, RunResult result) {
    try {
      Files.writeString(page, RunPage.of(cluster.toString(), result).html());
      root.terminal().log("as a page: " + page);
    } catch (IOException refused) {
      root.terminal().log("no page: cannot write " + page + ": " + refused.getMessage());
    }
  }

  /** Sees that the lease was not taken over. */
  void confirm() throws CommandFailure, IOException {
    try {
      lease.confirm();
    } catch (Lease.HeldException taken) {
      throw Superseded.by(taken);
    }
  }

  ApplyRun applied(SaltSession session, TreeDigest tree) {
    return new ApplyRun(watcher(), session, lease, journal, tree);
  }

  private Watcher watcher() {
    return new Watcher(root.terminal(), format, root.surroundings().clock(), interruption);
  }

  /** Prints the report, leaves it as a page beside the journal, and returns the exit status. */
  int ended(RunResult result, String retry) throws IOException {
    RunReport report = new RunReport(root.terminal(), retry);
    root.terminal().print(format.render(ResultJson.of(result), () -> report.text(result)));
    ExitCode exitCode = note(journal, result);
    if (exitCode != ExitCode.OK) {
      nameJournal();
    }
    return exitCode.status();
  }

  private void nameJournal() {
    root.terminal().log("journal: " + journal.path());
  }

  /** Notes why the run stops. */
  CommandFailure stopped(SaltException trouble) throws IOException {
    CommandFailure failure = SaltFailure.of(trouble);
    journal.add(
        "stopped",
        Map.of(
            "reason", String.valueOf(failure.getMessage()), "status", failure.exitCode().status()));
    nameJournal();
    return failure;
  }

  @Override
  public void close() throws IOException {
    interruption.close();
    journal.close();
    lease.close();
  }
}
