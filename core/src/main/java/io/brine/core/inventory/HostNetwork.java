package io.brine.core.inventory;

import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    return defaultRoutes(family).min(Comparator.comparingLong(Route::metric));
  }

  /** Where the default route leads; several interfaces when it has several hops. */
  public Set<String> defaultInterfaces(IpFamily family) {
    return defaultRoute(family).stream()
        .flatMap(best -> defaultRoutes(family).filter(route -> route.metric() == best.metric()))
        .map(Route::dev)
        .collect(Collectors.toSet());
  }

  private Stream<Route> defaultRoutes(IpFamily family) {
    return routes.stream().filter(Route::isDefault).filter(route -> route.to().family() == family);
  }

  /** All but those on virtual interfaces, which many hosts share. */
  public Stream<InterfaceAddress> ownAddresses() {
    return interfaces.stream()
        .filter(dev -> !ClusterInterfaces.isVirtual(dev.name()))
        .flatMap(dev -> dev.addresses().stream());
  }

  /** Whether it is on any interface. */
  public boolean has(IpAddress address) {
    return interfaces.stream()
        .flatMap(dev -> dev.addresses().stream())
        .anyMatch(own -> own.address().equals(address));
  }
}
