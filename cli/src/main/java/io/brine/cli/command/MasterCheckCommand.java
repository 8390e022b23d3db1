package io.brine.cli.command;

import io.brine.bridge.MasterCheck;
import io.brine.bridge.MasterFinding;
import io.brine.bridge.SaltException;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.output.FindingList;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Problem.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at the salt-master of this host and at the minions' Salt. */
@Command(
    name = "check",
    description = {
      "Say what of the salt-master of this host is not as it ought to be; changes nothing.",
      "Minions are looked at too, when they can be asked or --facts is given."
    })
final class MasterCheckCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private MasterOptions options;
  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  MasterCheckCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    List<MasterFinding> findings = new ArrayList<>(onMaster(config));
    findings.addAll(onMinions(stages, config));
    Terminal terminal = root.terminal();
    FindingList list = FindingList.of(findings);
    terminal.print(output.format().render(list, () -> list.text(terminal)));
    boolean bad = findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    return (bad ? ExitCode.FACTS : ExitCode.OK).status();
  }

  private List<MasterFinding> onMaster(ValidConfig config) throws CommandFailure, IOException {
    try {
      return MasterCheck.here(root.surroundings().environment())
          .run(options.request(root, config.config().salt()));
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  /** A master that is not set up yet cannot ask its minions. */
  private List<MasterFinding> onMinions(Stages stages, ValidConfig config)
      throws CommandFailure, IOException {
    try {
      return MasterCheck.minions(stages.facts(config, facts));
    } catch (CommandFailure unasked) {
      if (facts.file().isPresent()) {
        throw unasked;
      }
      root.terminal().log("minions were not looked at: " + unasked.getMessage());
      return List.of();
    }
  }
}
