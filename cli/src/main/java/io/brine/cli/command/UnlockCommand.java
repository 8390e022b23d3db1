package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Surroundings;
import io.brine.cli.Terminal;
import io.brine.cli.output.Counted;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.cli.run.LeaseHolder;
import io.brine.cli.run.LeaseHolder.Client;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the lease of a cluster from a run. */
@Command(
    name = "unlock",
    description = {
      "Say who holds the cluster's lease and since when, and take it away.",
      "Whatever that run does next is refused; its orchestration stops before its next step."
    })
final class UnlockCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(names = "--yes", description = "Take it without asking.")
  private boolean yes;

  UnlockCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Path cluster = root.places().cluster(new Stages(root).config().config().metadata().name());
    Optional<Lease.Standing> held = Lease.look(cluster);
    if (held.isEmpty()) {
      root.terminal().log("nobody has held the lease yet");
      return 0;
    }
    tell(held.get());
    if (!held.get().active() && held.get().holder().unfinished().isEmpty()) {
      return 0;
    }
    agree();
    take(cluster, held.get().holder());
    return 0;
  }

  private void tell(Lease.Standing held) {
    Terminal terminal = root.terminal();
    Instant now = root.surroundings().clock().instant();
    long silent = Math.max(0, Duration.between(held.lastSign(), now).toSeconds());
    terminal.log(
        held.active()
            ? "held by "
                + held.holder()
                + "; last sign of life "
                + Counted.of(silent, "second")
                + " ago"
            : "free; last held by " + held.holder());
    held.holder()
        .unfinished()
        .ifPresent(open -> terminal.log("the end of run " + open.run() + " was not seen"));
  }

  private void agree() throws CommandFailure {
    if (!yes && !root.terminal().prompt().confirm("take it away?")) {
      throw new CommandFailure(ExitCode.USAGE, "the lease was left alone", "give --yes to take it");
    }
  }

  /** The end of what was handed over stays to be seen: the next run follows it. */
  private void take(Path cluster, LeaseHolder from) throws CommandFailure, IOException {
    Surroundings surroundings = root.surroundings();
    Instant now = surroundings.clock().instant();
    Client client = new Client(ClusterRun.user(surroundings), ProcessHandle.current().pid());
    RunId self = RunId.of(now, client.pid());
    try (Lease taken = Lease.seize(cluster, new Lease.Claim(self, client, now))) {
      note(cluster, from, client);
      root.terminal().log("taken: the epoch is %d now".formatted(taken.holder().epoch()));
    } catch (Lease.HeldException quicker) {
      throw new CommandFailure(
          ExitCode.BUSY, "another took it at this moment: " + quicker.getMessage(), "brine runs");
    }
  }

  private void note(Path cluster, LeaseHolder from, Client by) throws IOException {
    if (!RunRecord.all(cluster).contains(from.run())) {
      return;
    }
    Clock clock = root.surroundings().clock();
    try (Journal journal = Journal.resume(cluster, from.run(), clock)) {
      journal.add("unlocked", Map.of("by", by.user()));
    }
  }
}
