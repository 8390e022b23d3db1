package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.Map;
import java.util.Optional;

/** Ranges of RFC 6890 that hosts never route. */
public final class NetworksAreUnicast implements ConfigRule {
  private static final Map<String, String> RANGES =
      Map.of(
          "0.0.0.0/8", "this host",
          "127.0.0.0/8", "loopback",
          "169.254.0.0/16", "link-local",
          "224.0.0.0/4", "multicast",
          "240.0.0.0/4", "reserved",
          "::/127", "loopback",
          "fe80::/10", "link-local",
          "ff00::/8", "multicast");

  @Override
  public String code() {
    return "network/reserved";
  }

  @Override
  public String title() {
    return "no network overlaps loopback, link-local, multicast or reserved addresses";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (UsedNetwork network : UsedNetwork.all(config)) {
      rangeOf(network.cidr())
          .ifPresent(
              range ->
                  problems.error(
                      network.path(),
                      network.cidr() + " overlaps the " + range + " addresses",
                      "use addresses that hosts can have, such as 10.0.0.0/8 or fd00::/8"));
    }
  }

  /** What is special about the network, for example {@code loopback (127.0.0.0/8)}. */
  static Optional<String> rangeOf(Cidr network) {
    return RANGES.entrySet().stream()
        .filter(range -> Cidr.parse(range.getKey()).overlaps(network))
        .min(Map.Entry.comparingByKey())
        .map(range -> range.getValue() + " (" + range.getKey() + ")");
  }
}
