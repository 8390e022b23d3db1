package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.page.PlanPage;
import io.brine.cli.plan.PlanDocument;
import io.brine.cli.plan.PlanText;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.plan.SavedPlan;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.render.TreeDigest;
import io.brine.states.TreeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides everything and writes what Salt would be given; changes nothing on minions. */
@Command(
    name = "plan",
    description = {
      "Show what will be installed, written and started on every minion.",
      "What Salt would be given is written under --root and not used yet."
    })
final class PlanCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  @Option(names = "--out", paramLabel = "FILE", description = "Save the plan, to be applied later.")
  private @Nullable Path out;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the plan as a page for a browser too.")
  private @Nullable Path html;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 11 when the plan is not the one that was applied last.")
  private boolean detailed;

  PlanCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    Inventory inventory = stages.facts(config, facts);
    PlanInput input = stages.input(config, inventory);
    PlannedTree planned = PlannedTree.of(input);
    stages.refuseMoved(planned);
    if (facts.file().isEmpty()) {
      stages.refuseHarm(config, inventory, planned);
    }
    TreeStore store = new TreeStore(root.places().root());
    Optional<TreeDigest> current = store.current();
    Path folder = Trees.write(store, planned);
    if (out != null) {
      save(store, root.surroundings().resolve(out), input, planned);
    }
    PlanDocument document = PlanDocument.of(planned);
    if (html != null) {
      Files.writeString(
          root.surroundings().resolve(html), PlanPage.of(document, config.config()).html());
    }
    root.terminal()
        .print(output.format().render(document, () -> new PlanText(root.terminal()).of(document)));
    root.terminal().log("written: " + folder);
    boolean changed = current.filter(planned.digest()::equals).isEmpty();
    return (detailed && changed ? ExitCode.DIFFERENT : ExitCode.OK).status();
  }

  private void save(TreeStore store, Path file, PlanInput input, PlannedTree planned)
      throws CommandFailure, IOException {
    SavedPlan saved =
        SavedPlan.of(
            planned.digest().hex(),
            root.clusterFile().text(),
            FactsFile.write(input.inventory()),
            input.supplies().texts());
    Files.writeString(file, saved.text());
    store.keep(planned.digest(), file);
  }
}
