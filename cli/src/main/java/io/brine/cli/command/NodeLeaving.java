package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.node.AppliedNodes;
import io.brine.cli.node.Departure;
import io.brine.cli.node.Leaving;
import io.brine.cli.node.MinionSteps;
import io.brine.cli.output.Format;
import io.brine.core.config.ValidConfig;
import java.io.IOException;
import java.util.Map;

/** What the commands have in common that let a node leave: lease, journal, session. */
record NodeLeaving(RootCommand root) {

  /** What is done with the node. */
  interface Step {
    Departure done(Leaving leaving) throws SaltException, CommandFailure, IOException;
  }

  Departure run(String name, Step step) throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    AppliedNodes nodes = AppliedNodes.read(root.places().root());
    AppliedNodes.AppliedNode node = nodes.find(name);
    try (ClusterRun run = ClusterRun.begin(root, Format.TEXT, config)) {
      Departure left = leave(stages, config, run, nodes, node, step);
      run.journal().add("ended", Map.of("status", left.exitCode().status()));
      return left;
    }
  }

  private Departure leave(
      Stages stages,
      ValidConfig config,
      ClusterRun run,
      AppliedNodes nodes,
      AppliedNodes.AppliedNode node,
      Step step)
      throws CommandFailure, IOException {
    try (SaltSession session = stages.session(config)) {
      run.settleEarlier(session);
      MinionSteps steps = new MinionSteps(session, root.surroundings().clock());
      return step.done(new Leaving(root.terminal(), steps, run.journal(), nodes, node));
    } catch (SaltException trouble) {
      throw run.stopped(trouble);
    } catch (CommandFailure refused) {
      run.journal()
          .add(
              "stopped",
              Map.of(
                  "reason", String.valueOf(refused.getMessage()),
                  "status", refused.exitCode().status()));
      throw refused;
    }
  }
}
