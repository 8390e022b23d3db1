package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.network.HostsNetwork;
import io.brine.cli.network.NetworkDocument;
import io.brine.cli.network.NetworkTest;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.component.ClusterContext;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.PlanInput;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries the network between hosts before anything is deployed. */
@Command(
    name = "network",
    description = {
      "Try the ports that nodes will need between each other, and how large packets may be.",
      "Listeners on the hosts end with the test; nothing is left there. Exit code 3 when the",
      "network is in the way of something."
    })
final class TestNetworkCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  TestNetworkCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    try (SaltSession session = stages.session(config)) {
      PlanInput input = stages.input(config, stages.liveFacts(config, session));
      NetworkDocument document =
          new NetworkTest(
                  new HostsNetwork(ClusterContext.of(input), session, root.surroundings().clock()))
              .before();
      root.terminal().print(output.format().render(document, () -> document.text(root.terminal())));
      return (document.well() ? ExitCode.OK : ExitCode.FACTS).status();
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }
}
