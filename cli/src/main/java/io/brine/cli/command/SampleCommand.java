package io.brine.cli.command;

import io.brine.cli.plan.PlanDocument;
import io.brine.cli.plan.PlanText;
import io.brine.cli.plan.PlannedTree;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.Supplies;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import io.brine.core.render.TreeCheck;
import io.brine.core.rule.ConfigRules;
import io.brine.core.rule.inventory.PlanInputs;
import io.brine.core.version.VersionCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Plans a sample in memory: what {@code install} runs to learn which classes a plan loads. */
@Command(name = "sample", hidden = true, description = "Plan a sample cluster; writes nothing.")
final class SampleCommand implements Callable<Integer> {
  private static final Supplies SUPPLIES = Supplies.of(Map.of("/sample", "sample\n"));

  private final RootCommand root;

  SampleCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    PlannedTree planned = planned();
    Problems problems = TreeCheck.check(planned.tree());
    if (problems.hasErrors()) {
      throw new IllegalStateException(problems.all().toString());
    }
    root.terminal().print(new PlanText(root.terminal()).of(PlanDocument.of(planned)));
    return 0;
  }

  static PlannedTree planned() throws IOException {
    return PlannedTree.of(input());
  }

  static PlanInput input() throws IOException {
    Inventory facts = value(FactsFile.read(text("facts.yaml")));
    return value(PlanInputs.resolve(config(), facts, VersionCatalog.BUILT_IN)).with(SUPPLIES);
  }

  static ValidConfig config() throws IOException {
    return value(ConfigRules.check(ClusterConfigReader.read(text("cluster.yaml"))));
  }

  private static <T> T value(Checked<T> checked) {
    return checked
        .value()
        .orElseThrow(() -> new IllegalStateException(checked.problems().all().toString()));
  }

  private static String text(String name) throws IOException {
    String path = "/io/brine/cli/sample/" + name;
    try (InputStream in = SampleCommand.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
