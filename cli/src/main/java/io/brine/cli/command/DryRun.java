package io.brine.cli.command;

import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.TestRun;
import io.brine.bridge.TestRun.Tested;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.ShutdownHook;
import io.brine.cli.apply.DesiredState;
import io.brine.cli.apply.WorkLeft;
import io.brine.cli.output.DifferenceList;
import io.brine.cli.output.Format;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.plan.SavedPlan;
import io.brine.cli.run.Lease;
import io.brine.cli.run.LeaseHolder.HandedOver;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.component.Phase;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.states.LentTree;
import io.brine.states.TreeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * An apply up to its test run. The planned tree is in use on the master while minions test it,
 * under the lease; afterwards the one before is again.
 */
record DryRun(RootCommand root, Stages stages, ValidConfig config) {

  /**
   * Prints what would change.
   *
   * @param different how it ends when something would
   */
  int tell(Optional<SavedPlan> saved, Format format, ExitCode different)
      throws CommandFailure, IOException {
    try (Lease lease = ClusterRun.lease(root, config.config().metadata().name());
        SaltSession session = stages.session(config)) {
      refuseUnfinished(lease);
      Inventory facts = stages.liveFacts(config, session);
      PlannedTree planned = PlannedTree.of(stages.input(config, facts));
      if (saved.isPresent()) {
        stages.refuseStale(saved.get(), planned);
      }
      stages.refuseMoved(planned);
      stages.refuseHarm(new StandingCluster(root, session), config, facts, planned);
      DesiredState desired = DesiredState.of(planned.plan(), facts);
      Tested tested = tested(desired, planned, new TestRun(session, Patience.DEFAULT, run(lease)));
      return tell(desired, tested, format, different).status();
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  private static String run(Lease lease) {
    return lease.holder().run().value();
  }

  private static void refuseUnfinished(Lease lease) throws CommandFailure {
    Optional<HandedOver> open = lease.holder().unfinished();
    if (open.isPresent()) {
      throw new CommandFailure(
          ExitCode.BUSY,
          "the end of run " + open.get().run() + " was not seen; it may go on",
          "brine apply follows it to its end; nothing was changed");
    }
  }

  private Tested tested(DesiredState desired, PlannedTree planned, TestRun run)
      throws SaltException, IOException {
    TreeStore store = new TreeStore(root.places().root());
    Trees.write(store, planned);
    root.terminal().log("testing what would change");
    try (LentTree lent = store.lend(planned.digest())) {
      ShutdownHook hook = ShutdownHook.of("give the tree back", () -> giveBack(lent));
      try {
        return run.differences(desired.groups());
      } finally {
        hook.close();
      }
    }
  }

  private void giveBack(LentTree lent) {
    try {
      lent.close();
      root.terminal().log("");
      root.terminal().log("interrupted: nothing was changed");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private ExitCode tell(DesiredState desired, Tested tested, Format format, ExitCode different) {
    WorkLeft left = WorkLeft.of(desired, tested.results());
    List<MinionResult> results =
        tested.results().stream().flatMap(group -> group.minions().values().stream()).toList();
    DifferenceList list =
        DifferenceList.of(
            left.phases().stream().map(Phase::label).toList(), tested.changes(), results);
    root.terminal().print(format.render(list, () -> list.text(root.terminal())));
    if (results.stream().anyMatch(result -> result.outcome() == Outcome.UNKNOWN)) {
      return ExitCode.UNKNOWN;
    }
    return list.isNone() ? ExitCode.OK : different;
  }
}
