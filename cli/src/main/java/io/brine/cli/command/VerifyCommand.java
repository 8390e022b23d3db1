package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.apply.DesiredState;
import io.brine.cli.network.FirewallProof;
import io.brine.cli.network.HostsNetwork;
import io.brine.cli.network.NetworkTest;
import io.brine.cli.plan.PlannedTree;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.Phase;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.render.TreeDigest;
import io.brine.core.result.RunResult;
import io.brine.states.TreeStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether the cluster is well. */
@Command(
    name = "verify",
    description =
        "See that all nodes are Ready, kube-system is well, and hosts let in just what they should.")
final class VerifyCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  VerifyCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    try (ClusterRun run = ClusterRun.begin(root, output.format(), config)) {
      String again = "brine verify --file " + root.clusterFile().path();
      return run.ended(verify(stages, config, run), again);
    }
  }

  private RunResult verify(Stages stages, ValidConfig config, ClusterRun run)
      throws CommandFailure, IOException {
    try (SaltSession session = stages.session(config)) {
      run.settleEarlier(session);
      Inventory facts = stages.liveFacts(config, session);
      PlanInput input = stages.input(config, facts);
      PlannedTree planned = PlannedTree.of(input);
      TreeDigest applied =
          new TreeStore(root.places().root()).current().orElseThrow(VerifyCommand::nothing);
      if (!applied.equals(planned.digest())) {
        root.terminal()
            .log("the plan of this moment is not the one that was applied; see `brine plan`");
      }
      RunResult result =
          run.applied(session, applied)
              .orchestrate(DesiredState.of(planned.plan(), facts), List.of(Phase.VERIFY));
      root.terminal().log("trying what the firewall lets in");
      ClusterContext cluster = ClusterContext.of(input);
      HostsNetwork network = new HostsNetwork(cluster, session, root.surroundings().clock());
      return FirewallProof.of(cluster, new NetworkTest(network).after()).tell(result);
    } catch (SaltException trouble) {
      throw run.stopped(trouble);
    }
  }

  private static CommandFailure nothing() {
    return new CommandFailure(ExitCode.USAGE, "nothing was applied yet", "run `brine apply` first");
  }
}
