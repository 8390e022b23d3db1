package io.brine.core.inventory;

import io.brine.core.inventory.AddressSelection.Ambiguous;
import io.brine.core.inventory.AddressSelection.Candidate;
import io.brine.core.inventory.AddressSelection.Chosen;
import io.brine.core.inventory.AddressSelection.Missing;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses a host's address: in the first CIDR of the list in which it has one; of several there,
 * the one on the interface of the default route. Addresses of the cluster (the VIP) and those on
 * virtual interfaces never count.
 *
 * @param cidrs in the order they are tried
 * @param shared addresses that move between hosts
 */
record AddressSelector(List<Cidr> cidrs, Set<IpAddress> shared) {
  AddressSelector {
    cidrs = List.copyOf(cidrs);
    shared = Set.copyOf(shared);
  }

  boolean hasAny(IpFamily family) {
    return cidrs.stream().anyMatch(cidr -> cidr.family() == family);
  }

  AddressSelection select(HostNetwork network, IpFamily family) {
    List<Cidr> own = cidrs.stream().filter(cidr -> cidr.family() == family).toList();
    List<Candidate> usable = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (NetworkInterface dev : network.interfaces()) {
      for (Candidate candidate : candidates(dev, own)) {
        String objection = objection(dev, candidate);
        if (objection.isEmpty()) {
          usable.add(candidate);
        } else {
          passedOver.add(candidate + " (" + objection + ")");
        }
      }
    }
    for (Cidr cidr : own) {
      List<Candidate> inside =
          usable.stream().filter(candidate -> cidr.contains(candidate.address())).toList();
      if (!inside.isEmpty()) {
        return choose(cidr, inside, network);
      }
    }
    return new Missing(family, own, passedOver);
  }

  private static List<Candidate> candidates(NetworkInterface dev, List<Cidr> cidrs) {
    return dev.addresses().stream()
        .filter(own -> cidrs.stream().anyMatch(cidr -> cidr.contains(own.address())))
        .map(own -> new Candidate(own, dev.name()))
        .toList();
  }

  /** Why an address does not count; empty when it does. */
  private String objection(NetworkInterface dev, Candidate candidate) {
    if (shared.contains(candidate.address())) {
      return "the VIP";
    }
    if (ClusterInterfaces.isVirtual(dev.name())) {
      return "a virtual interface";
    }
    return dev.up() ? "" : "the interface is down";
  }

  private AddressSelection choose(Cidr cidr, List<Candidate> inside, HostNetwork network) {
    if (inside.size() == 1) {
      return chosen(inside.get(0), cidr, "the only address");
    }
    Set<String> outward = network.defaultInterfaces(cidr.family());
    List<Candidate> preferred =
        inside.stream().filter(candidate -> outward.contains(candidate.dev())).toList();
    if (preferred.size() != 1) {
      return new Ambiguous(cidr, preferred.isEmpty() ? inside : preferred);
    }
    Candidate best = preferred.get(0);
    String others =
        inside.stream()
            .filter(candidate -> !candidate.equals(best))
            .map(Candidate::toString)
            .collect(Collectors.joining(", "));
    return chosen(best, cidr, "on the interface of the default route, unlike " + others + ",");
  }

  private AddressSelection chosen(Candidate best, Cidr cidr, String why) {
    String tried =
        cidrs.stream()
            .takeWhile(earlier -> !earlier.equals(cidr))
            .filter(earlier -> earlier.family() == cidr.family())
            .map(Cidr::toString)
            .collect(Collectors.joining(", "));
    String reason = why + " in " + cidr + (tried.isEmpty() ? "" : "; none in " + tried);
    return new Chosen(new SelectedAddress(best.own(), cidr, best.dev(), reason));
  }
}
