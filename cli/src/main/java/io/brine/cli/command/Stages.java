package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.input.ClusterFile;
import io.brine.cli.input.SavedFacts;
import io.brine.cli.input.SupplyFiles;
import io.brine.cli.output.ProblemText;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.Supplies;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import io.brine.core.rule.inventory.PlanInputs;
import io.brine.core.version.VersionCatalog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * From files to a plan's input, stage by stage. What is wrong with a stage's input is printed on
 * the error stream, all of it, and ends the command.
 */
final class Stages {
  private final RootCommand root;
  private final Terminal terminal;

  Stages(RootCommand root) {
    this.root = root;
    this.terminal = root.terminal();
  }

  ValidConfig config() throws CommandFailure, IOException {
    ClusterFile file = root.clusterFile();
    return accept(file.check(), file.path().toString(), ExitCode.USAGE);
  }

  Inventory facts(Path saved) throws CommandFailure, IOException {
    Path path = root.surroundings().resolve(saved);
    return accept(SavedFacts.read(path), path.toString(), ExitCode.FACTS);
  }

  PlanInput input(ValidConfig config, Inventory facts) throws CommandFailure {
    PlanInput input =
        accept(
            PlanInputs.resolve(config, facts, VersionCatalog.BUILT_IN),
            "what the minions reported",
            ExitCode.FACTS);
    Supplies supplies =
        accept(
            SupplyFiles.read(config.config().repositories(), root.surroundings()),
            "the files that the configuration names",
            ExitCode.USAGE);
    return input.with(supplies);
  }

  private <T> T accept(Checked<T> checked, String source, ExitCode otherwise)
      throws CommandFailure {
    Problems problems = checked.problems();
    terminal.err().print(new ProblemText(terminal).lines(problems));
    return checked
        .value()
        .orElseThrow(
            () ->
                new CommandFailure(
                    otherwise,
                    ProblemText.count(problems) + " in " + source,
                    "mend them all, then try again"));
  }
}
