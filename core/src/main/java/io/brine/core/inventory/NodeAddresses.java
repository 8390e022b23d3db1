package io.brine.core.inventory;

import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of a node, at most one of each family on either plane, the cluster's primary family
 * first.
 */
public record NodeAddresses(List<SelectedAddress> controlPlane, List<SelectedAddress> workload) {
  public NodeAddresses {
    controlPlane = List.copyOf(controlPlane);
    workload = List.copyOf(workload);
  }

  /** On the control plane, of the cluster's primary family. */
  public SelectedAddress primary() {
    return controlPlane.get(0);
  }

  public Optional<SelectedAddress> controlPlane(IpFamily family) {
    return controlPlane.stream().filter(one -> one.address().family() == family).findFirst();
  }
}
