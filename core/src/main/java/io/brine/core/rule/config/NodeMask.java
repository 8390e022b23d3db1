package io.brine.core.rule.config;

import io.brine.core.config.Arg;
import io.brine.core.config.ClusterConfig;
import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** How much of the pods' network each node gets; kubeadm's {@code getClusterNodeMask}. */
public final class NodeMask {
  /** Where it may be set. */
  static final String ARGS = "kubernetes.controllerManager.extraArgs";

  private NodeMask() {}

  /** The prefix of a node's range; empty when none are allocated or the argument is no number. */
  public static Optional<Integer> of(ClusterConfig config, IpFamily family) {
    if (argument(config, "allocate-node-cidrs").filter("false"::equals).isPresent()) {
      return Optional.empty();
    }
    return argument(config, argumentName(family))
        .map(text -> text.matches("[0-9]{1,3}") ? Optional.of(Integer.parseInt(text)) : none())
        .orElseGet(() -> Optional.of(family == IpFamily.IPV4 ? 24 : 64));
  }

  static String argumentName(IpFamily family) {
    return family == IpFamily.IPV4 ? "node-cidr-mask-size-ipv4" : "node-cidr-mask-size-ipv6";
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  /** The last one of the name counts. */
  private static Optional<String> argument(ClusterConfig config, String name) {
    List<Arg> args = config.kubernetes().controllerManager().extraArgs();
    return args.stream()
        .filter(arg -> arg.name().equals(name))
        .map(Arg::value)
        .reduce((first, last) -> last);
  }
}
