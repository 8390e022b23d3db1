package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.math.BigInteger;

/** As kubeadm's {@code MinimumAddressesInServiceSubnet} and {@code MaximumBitsForServiceSubnet}. */
public final class ServiceCidrSize implements ConfigRule {
  private static final BigInteger FEWEST = BigInteger.TEN;
  private static final int MOST_HOST_BITS = 20;

  @Override
  public String code() {
    return "network/service-size";
  }

  @Override
  public String title() {
    return "services have at least 10 addresses and at most 20 host bits";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (UsedNetwork services : UsedNetwork.services(config)) {
      Cidr cidr = services.cidr();
      if (cidr.size().compareTo(FEWEST) < 0) {
        problems.error(
            services.path(),
            cidr + " has " + cidr.size() + " addresses, services need " + FEWEST,
            "use a prefix of at most " + (cidr.family().bits() - FEWEST.bitLength()));
      }
      if (cidr.hostBits() > MOST_HOST_BITS) {
        problems.error(
            services.path(),
            cidr + " has " + cidr.hostBits() + " host bits, services may have " + MOST_HOST_BITS,
            "use a prefix of at least " + (cidr.family().bits() - MOST_HOST_BITS));
      }
    }
  }
}
