package io.brine.core.rule.inventory;

import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problems;
import java.util.Locale;

/** Hosts with one name are taken for each other in logs and by DNS. */
final class HostnameUniqueRule implements InventoryRule {
  private static final Duplicates DUPLICATES =
      new Duplicates(
          "the host name", "rename one of the hosts with hostnamectl and restart its salt-minion");

  @Override
  public String code() {
    return "host/hostname-unique";
  }

  @Override
  public String title() {
    return "no two hosts report the same host name, in whatever case";
  }

  @Override
  public void check(ClusterFacts facts, Problems.Collector problems) {
    DUPLICATES.report(
        facts, node -> node.facts().identity().hostname().toLowerCase(Locale.ROOT), problems);
  }
}
