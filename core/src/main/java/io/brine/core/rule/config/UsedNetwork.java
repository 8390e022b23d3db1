package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of the configuration and what it is for.
 *
 * @param use as the message names it, for example {@code pods}
 */
record UsedNetwork(String path, String use, Cidr cidr) {
  static final String PODS = "networks.pods.cidr";
  static final String SERVICES = "networks.services.cidr";
  static final String CONTROL_PLANE = "networks.controlPlane.cidrs";
  static final String WORKLOAD_PLANE = "networks.workloadPlane.cidrs";

  static List<UsedNetwork> pods(ClusterConfig config) {
    return joined(PODS, "pods", config.networks().pods().cidr().cidrs());
  }

  static List<UsedNetwork> services(ClusterConfig config) {
    return joined(SERVICES, "services", config.networks().services().cidr().cidrs());
  }

  static List<UsedNetwork> controlPlane(ClusterConfig config) {
    return listed(CONTROL_PLANE, "the control plane", config.networks().controlPlane().cidrs());
  }

  /** Those given; none when the control plane's are used. */
  static List<UsedNetwork> workloadPlane(ClusterConfig config) {
    return listed(WORKLOAD_PLANE, "the workload plane", config.networks().workloadPlane().cidrs());
  }

  /** The hosts' networks first, then those that exist only inside the cluster. */
  static List<UsedNetwork> all(ClusterConfig config) {
    return Stream.of(controlPlane(config), workloadPlane(config), pods(config), services(config))
        .flatMap(List::stream)
        .toList();
  }

  private static List<UsedNetwork> joined(String path, String use, List<Cidr> cidrs) {
    return cidrs.stream().map(cidr -> new UsedNetwork(path, use, cidr)).toList();
  }

  private static List<UsedNetwork> listed(String path, String use, List<Cidr> cidrs) {
    return IntStream.range(0, cidrs.size())
        .mapToObj(i -> new UsedNetwork(path + "[" + i + "]", use, cidrs.get(i)))
        .toList();
  }
}
