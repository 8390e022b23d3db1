package io.brine.cli.command;

import io.brine.bridge.MasterChange;
import io.brine.bridge.MasterChange.Pending;
import io.brine.bridge.MasterChange.Restart;
import io.brine.bridge.MasterRequest;
import io.brine.bridge.MasterSetup;
import io.brine.bridge.SaltException;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.input.LocalNetwork;
import io.brine.cli.output.Counted;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ClusterConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets up the salt-master of this host. */
@Command(
    name = "setup",
    description = {
      "Show what the salt-master's configuration lacks, and write it when told to.",
      "Anything but Brine's own part stays as it is; nothing is restarted unasked."
    })
final class MasterSetupCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private MasterOptions options;

  @Option(names = "--yes", description = "Write without asking.")
  private boolean yes;

  @Option(names = "--restart", description = "Restart what must be; minions then connect anew.")
  private boolean restart;

  @Mixin private BindOption bind;

  MasterSetupCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    try {
      MasterSetup setup = MasterSetup.here(root.surroundings().environment());
      MasterRequest request = request();
      MasterChange shown = setup.show(request);
      root.terminal().print(shown.diff());
      if (!shown.isEmpty()) {
        agree();
      }
      return report(setup.write(request, shown, restart)).status();
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  private MasterRequest request() throws CommandFailure, IOException {
    ClusterConfig config = new Stages(root).config().config();
    return bind.applyTo(options.request(root, config.salt()), config, LocalNetwork.read());
  }

  private void agree() throws CommandFailure {
    if (!yes && !root.terminal().prompt().confirm("write this?")) {
      throw new CommandFailure(
          ExitCode.USAGE, "nothing was written", "give --yes to write what is shown");
    }
  }

  private ExitCode report(MasterChange written) {
    Terminal terminal = root.terminal();
    terminal.log(written.isEmpty() ? "the salt-master is set up already" : "written");
    for (Restart done : written.restarts()) {
      terminal.log(done.unit() + (done.ok() ? " restarted" : " did not restart: " + done.seen()));
    }
    Pending pending = written.pending();
    if (!pending.units().isEmpty() && written.restarts().isEmpty()) {
      terminal.log("to put it in force: systemctl restart " + String.join(" ", pending.units()));
      terminal.log(
          "  or give --restart; " + Counted.of(pending.minions(), "minion") + " will connect anew");
    }
    if (!written.beside().isEmpty()) {
      terminal.log(
          "your own external_auth allows this login more than Brine needs: "
              + String.join(", ", written.beside()));
    }
    boolean all = written.restarts().stream().allMatch(Restart::ok);
    return all ? ExitCode.OK : ExitCode.FACTS;
  }
}
