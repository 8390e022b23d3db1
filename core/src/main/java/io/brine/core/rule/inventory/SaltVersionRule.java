package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.version.SaltAdvisory;
import io.brine.core.version.SaltVersion;

/** Minions run a Salt that Brine knows, without published weaknesses. */
final class SaltVersionRule implements HostRule {
  private static final int OLDEST = 3006;

  @Override
  public String code() {
    return "salt/version";
  }

  @Override
  public String title() {
    return "no minion runs a Salt older than 3006, or one with weaknesses that a later release has repaired";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    String text = node.facts().salt().version();
    try {
      check(node, SaltVersion.parse(text), problems);
    } catch (InvalidValueException e) {
      problems.warning(node, e.what(), e.advice());
    }
  }

  private static void check(MatchedNode node, SaltVersion version, HostProblems problems) {
    if (version.major() < OLDEST) {
      problems.warning(
          node,
          "its Salt " + version + " is older than Brine has been tried with",
          "upgrade it to 3006, 3007 or 3008");
    }
    for (SaltAdvisory advisory : SaltAdvisory.of(version)) {
      problems.warning(
          node,
          "its Salt " + version + " has " + advisory.name() + ": " + advisory.what(),
          "upgrade master and minions, the master first, to " + advisory.fixed() + " or later");
    }
  }
}
