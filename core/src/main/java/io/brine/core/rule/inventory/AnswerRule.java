package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.Inventory;
import io.brine.core.problem.Problems;
import java.util.List;

/** Minions that are meant have answered, and what they answered could be read. */
final class AnswerRule implements InventoryRule {
  private static final String ASK =
      "see that salt-minion runs there (systemctl status salt-minion), then brine facts again";
  private static final String READ =
      "look at what the function returns with salt on the master, then brine facts again";

  @Override
  public String code() {
    return "inventory/answer";
  }

  @Override
  public String title() {
    return "each minion that is named has told its facts; one that only a glob means is left out";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    Inventory inventory = facts.inventory();
    List<NodeEntry> entries = facts.config().nodes();
    for (int i = 0; i < entries.size(); i++) {
      NodeEntry entry = entries.get(i);
      String path = "nodes[" + i + "].minion";
      List<MinionId> silent = ClusterFacts.matching(entry, inventory.silent());
      if (!silent.isEmpty()) {
        tell(entry, path, Minions.named(silent) + " did not answer", ASK, problems);
      }
      for (MinionId minion : ClusterFacts.matching(entry, inventory.unreadable().keySet())) {
        String what = inventory.unreadable().getOrDefault(minion, "");
        String message = "the answer of minion \"" + minion + "\" cannot be used: " + what;
        tell(entry, path, message, READ, problems);
      }
    }
  }

  private static void tell(
      NodeEntry entry, String path, String message, String advice, Problems.Collector problems) {
    if (entry.minion().isGlob()) {
      problems.warning(path, message + "; left out of the plan", advice);
    } else {
      problems.error(path, message, advice);
    }
  }
}
