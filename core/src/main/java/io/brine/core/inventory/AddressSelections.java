package io.brine.core.inventory;

import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of looking for a host's addresses, on either plane the primary family first. */
public record AddressSelections(
    List<AddressSelection> controlPlane, List<AddressSelection> workload) {
  public AddressSelections {
    controlPlane = List.copyOf(controlPlane);
    workload = List.copyOf(workload);
  }

  public Optional<SelectedAddress> controlPlane(IpFamily family) {
    return found(controlPlane).filter(one -> one.address().family() == family).findFirst();
  }

  /** All that were found. */
  public Stream<SelectedAddress> all() {
    return Stream.concat(found(controlPlane), found(workload));
  }

  NodeAddresses addresses() {
    return new NodeAddresses(found(controlPlane).toList(), found(workload).toList());
  }

  private static Stream<SelectedAddress> found(List<AddressSelection> selections) {
    return selections.stream().flatMap(selection -> selection.found().stream());
  }
}
