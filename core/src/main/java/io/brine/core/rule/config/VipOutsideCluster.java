package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;
import java.util.stream.Stream;

/** Nothing outside the cluster could reach it. */
public final class VipOutsideCluster implements ConfigRule {

  @Override
  public String code() {
    return "vip/inside-cluster";
  }

  @Override
  public String title() {
    return "the VIP lies neither in the pods' nor in the services' network";
  }

  @Override
  public List<String> reads() {
    return List.of(UsedNetwork.PODS, UsedNetwork.SERVICES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    config
        .apiServer()
        .endpoint()
        .flatMap(Host::asAddress)
        .ifPresent(vip -> check(vip, config, problems));
  }

  private static void check(IpAddress vip, ClusterConfig config, Problems.Collector problems) {
    Stream.concat(UsedNetwork.pods(config).stream(), UsedNetwork.services(config).stream())
        .filter(network -> network.cidr().contains(vip))
        .forEach(
            network ->
                problems.error(
                    ManagedVip.PATH,
                    vip + " lies in " + network.cidr() + " of " + network.use(),
                    "choose an address outside the cluster's own networks"));
  }
}
