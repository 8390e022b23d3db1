package io.brine.core.rule.inventory;

import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNodes;
import io.brine.core.inventory.Supplies;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import io.brine.core.version.KubernetesVersion;
import io.brine.core.version.VersionCatalog;
import io.brine.core.version.VersionSpec;
import java.util.Optional;

/** From what is wanted and what was found to what a plan is made from. */
public final class PlanInputs {
  private PlanInputs() {}

  /** Asks every rule on facts; all problems come together. The supplies are left empty. */
  public static Checked<PlanInput> resolve(
      ValidConfig valid, Inventory inventory, VersionCatalog catalog) {
    ClusterFacts facts = ClusterFacts.of(valid.config(), inventory);
    Problems problems = InventoryRules.check(facts);
    KubernetesVersion version = valid.config().kubernetes().version();
    Optional<VersionSpec> spec = catalog.find(version);
    if (spec.isEmpty()) {
      return new Checked.Bad<>(problems.and(unknown(version, catalog)));
    }
    if (problems.hasErrors()) {
      return new Checked.Bad<>(problems);
    }
    ResolvedNodes nodes = facts.resolved();
    return Checked.of(new PlanInput(valid, inventory, nodes, spec.get(), Supplies.NONE), problems);
  }

  private static Problems unknown(KubernetesVersion version, VersionCatalog catalog) {
    return Problems.of(
        Problem.error(
            "version/unknown",
            "kubernetes.version",
            "\"" + version + "\" is not in the catalogue",
            "use one of " + catalog.versions()));
  }
}
