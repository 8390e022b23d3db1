package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.math.BigInteger;

/** As kubeadm's {@code MinimumAddressesInPodSubnet}. */
public final class PodCidrSize implements ConfigRule {
  private static final BigInteger FEWEST = BigInteger.valueOf(14);

  @Override
  public String code() {
    return "network/pod-size";
  }

  @Override
  public String title() {
    return "pods have at least 14 addresses";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (UsedNetwork pods : UsedNetwork.pods(config)) {
      Cidr cidr = pods.cidr();
      if (cidr.size().compareTo(FEWEST) < 0) {
        problems.error(
            pods.path(),
            cidr + " has " + cidr.size() + " addresses, pods need " + FEWEST,
            "use a wider network such as 10.233.0.0/16");
      }
    }
  }
}
