package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import java.util.Optional;

/** The VIP that Brine's own keepalived moves. */
final class ManagedVip {
  static final String PATH = "apiServer.vip";

  private ManagedVip() {}

  static Optional<IpAddress> of(ClusterConfig config) {
    return config.apiServer().keepalivedManaged()
        ? config.apiServer().endpoint().flatMap(Host::asAddress)
        : Optional.empty();
  }
}
