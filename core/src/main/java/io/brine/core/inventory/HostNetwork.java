package io.brine.core.inventory;

import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Interfaces by name and routes of the main table by destination. What a cluster makes itself (the
 * interfaces and routes of pods and services) is left out.
 */
public record HostNetwork(List<NetworkInterface> interfaces, List<Route> routes) {
  public HostNetwork {
    interfaces = interfaces.stream().sorted(Comparator.comparing(NetworkInterface::name)).toList();
    routes = routes.stream().sorted().toList();
  }

  /** The default route with the lowest metric. */
  public Optional<Route> defaultRoute(IpFamily family) {
    return routes.stream()
        .filter(Route::isDefault)
        .filter(route -> route.to().family() == family)
        .min(Comparator.comparingLong(Route::metric));
  }

  public Stream<InterfaceAddress> addresses() {
    return interfaces.stream().flatMap(one -> one.addresses().stream());
  }

  public boolean has(IpAddress address) {
    return addresses().anyMatch(own -> own.address().equals(address));
  }
}
