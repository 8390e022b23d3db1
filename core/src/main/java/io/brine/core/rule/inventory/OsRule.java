package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.Hardware;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import java.util.Set;

/** Packages are known for two families of distributions. */
final class OsRule implements HostRule {
  private static final Set<String> ARCHITECTURES = Set.of("x86_64", "aarch64");

  @Override
  public String code() {
    return "host/os";
  }

  @Override
  public String title() {
    return "hosts run a distribution of the Debian or the Red Hat family, on x86_64 or aarch64";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    OperatingSystem os = node.facts().os();
    Hardware hardware = node.facts().hardware();
    if (os.family() == OsFamily.OTHER) {
      problems.error(
          node,
          "it runs " + os.name() + " " + os.release() + ", which Brine has no packages for",
          "use a host with Debian, Ubuntu, or one of the Red Hat family");
    }
    if (!ARCHITECTURES.contains(hardware.architecture())) {
      problems.error(
          node,
          "its architecture is " + hardware.architecture(),
          "use a host with x86_64 or aarch64");
    }
  }
}
