package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Collects the minions' facts, so that everything after it can run without a master. */
@Command(
    name = "facts",
    description = "Collect what the minions report; print it, or save it with --out.")
final class FactsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to save them.")
  private @Nullable Path out;

  FactsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    Inventory facts = stages.liveFacts(stages.config());
    if (out == null) {
      root.terminal().print(FactsFile.write(facts));
    } else {
      Files.writeString(root.surroundings().resolve(out), FactsFile.write(facts));
    }
    boolean complete = facts.silent().isEmpty() && facts.unreadable().isEmpty();
    return (complete ? ExitCode.OK : ExitCode.FACTS).status();
  }
}
