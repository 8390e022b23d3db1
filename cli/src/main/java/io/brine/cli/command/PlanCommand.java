package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.network.FirewallDocument;
import io.brine.cli.output.ParityReport;
import io.brine.cli.page.PlanPage;
import io.brine.cli.plan.PlanDocument;
import io.brine.cli.plan.PlanText;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.plan.SavedPlan;
import io.brine.core.component.ClusterContext;
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

  @Option(
      names = "--live",
      description = {
        "Compare what stands on the hosts with the plan, as `brine parity --live` does, and exit with",
        "11 when it is another. Nodes that kubeadm made are taken for the configuration's."
      })
  private boolean live;

  PlanCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    Inventory found = stages.facts(config, facts);
    Inventory inventory = live ? LiveParity.adopted(config, found) : found;
    PlanInput input = stages.input(config, inventory);
    PlannedTree planned = PlannedTree.of(input);
    stages.refuseMoved(planned);
    if (facts.file().isEmpty()) {
      stages.refuseHarm(config, found, planned);
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
          root.surroundings().resolve(html),
          PlanPage.of(document, config.config(), FirewallDocument.of(ClusterContext.of(input)))
              .html());
    }
    root.terminal()
        .print(output.format().render(document, () -> new PlanText(root.terminal()).of(document)));
    root.terminal().log("written: " + folder);
    boolean changed = current.filter(planned.digest()::equals).isEmpty();
    boolean different = live && differs(config, inventory, planned);
    return ((detailed && changed) || different ? ExitCode.DIFFERENT : ExitCode.OK).status();
  }

  private boolean differs(ValidConfig config, Inventory inventory, PlannedTree planned)
      throws CommandFailure, IOException {
    ParityReport report = LiveParity.of(root).report(config, inventory, planned.plan());
    root.terminal().err().print(report.text(root.terminal()));
    return report.unintended() > 0;
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
