package io.brine.core.rule.config;

import io.brine.core.config.Arg;
import io.brine.core.config.ClusterConfig;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** kubeadm reads them too (getClusterNodeMask). */
public final class NodeMaskIsNumber implements ConfigRule {

  @Override
  public String code() {
    return "network/node-mask-number";
  }

  @Override
  public String title() {
    return "arguments that set a node's mask are numbers within the family";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    StaticPodAt.all(config).stream()
        .filter(pod -> pod.path().equals("kubernetes.controllerManager"))
        .forEach(pod -> pod.eachArg((path, arg) -> check(path, arg, problems)));
  }

  private static void check(String path, Arg arg, Problems.Collector problems) {
    for (IpFamily family : IpFamily.values()) {
      boolean meant = arg.name().equals(NodeMask.argumentName(family));
      if (meant && !isMask(arg.value(), family)) {
        problems.error(
            path + ".value",
            "\"" + arg.value() + "\" is not a prefix length of " + family,
            "write a number from 1 to " + family.bits());
      }
    }
  }

  private static boolean isMask(String text, IpFamily family) {
    return text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= family.bits();
  }
}
