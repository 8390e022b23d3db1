package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.apply.DesiredState;
import io.brine.cli.apply.LeftOut;
import io.brine.cli.input.SavedPlanFile;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.plan.SavedPlan;
import io.brine.cli.run.Journal;
import io.brine.core.component.ClusterContext;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.result.Outcome;
import io.brine.core.result.RunResult;
import io.brine.states.TreeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the cluster what the configuration says. */
@Command(
    name = "apply",
    description = {
      "Bring all minions to what cluster.yaml says, and report what happened on each.",
      "What is in order already is not started again: after trouble, apply again goes on.",
      "What an earlier run handed over to the master and still goes on is followed to its end."
    })
final class ApplyCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = "A plan saved by `brine plan --out`; refused when it is stale.")
  private @Nullable Path plan;

  @Option(
      names = "--dry-run",
      description = {
        "Tell what would change, as `brine diff` does, and change nothing. While the minions look, the",
        "planned tree is in use, afterwards the one before. Exits with 0 when that could be told."
      })
  private boolean dryRun;

  ApplyCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    Optional<SavedPlan> saved = savedPlan();
    ValidConfig config = saved.isPresent() ? stages.config(saved.get()) : stages.config();
    if (dryRun) {
      return new DryRun(root, stages, config).tell(saved, output.format(), ExitCode.OK);
    }
    try (ClusterRun run = ClusterRun.begin(root, output.format(), config)) {
      return run.ended(apply(stages, config, saved, run), retry());
    }
  }

  private String retry() throws CommandFailure {
    return plan == null ? "brine apply --file " + root.clusterFile().path() : "brine apply " + plan;
  }

  private Optional<SavedPlan> savedPlan() throws CommandFailure, IOException {
    return plan == null
        ? Optional.empty()
        : Optional.of(SavedPlanFile.read(root.surroundings().resolve(plan)));
  }

  private RunResult apply(
      Stages stages, ValidConfig config, Optional<SavedPlan> saved, ClusterRun run)
      throws CommandFailure, IOException {
    try (SaltSession session = stages.session(config)) {
      run.settleEarlier(session);
      Inventory facts = stages.liveFacts(config, session);
      PlanInput input = stages.input(config, facts);
      PlannedTree planned = PlannedTree.of(input);
      if (saved.isPresent()) {
        stages.refuseStale(saved.get(), planned);
      }
      stages.refuseMoved(planned);
      StandingCluster standing = new StandingCluster(root, session);
      stages.refuseHarm(standing, config, facts, planned);
      stages.refuseUnusableEndpoint(ClusterContext.of(input), session);
      run.confirm();
      standing.applies(
          config.config(), saved.isPresent() ? saved.get().cluster() : root.clusterFile().text());
      use(planned, run.journal());
      RunResult result =
          run.applied(session, planned.digest()).apply(DesiredState.of(planned.plan(), facts));
      if (result.outcome() == Outcome.OK) {
        standing.tellDrift(planned.plan(), run.journal());
      }
      return LeftOut.of(config.config(), facts).tell(result);
    } catch (SaltException trouble) {
      throw run.stopped(trouble);
    }
  }

  private void use(PlannedTree planned, Journal journal) throws IOException {
    TreeStore store = new TreeStore(root.places().root());
    Path folder = Trees.write(store, planned);
    store.use(planned.digest());
    journal.add("planned", Map.of("tree", folder.toString()));
    root.terminal().log("plan " + planned.digest().shortened() + " written: " + folder);
  }
}
