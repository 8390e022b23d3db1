package io.brine.core.inventory;

import io.brine.core.net.IpFamily;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The state a host is in while it runs.
 *
 * @param swapDevices in use, by path
 * @param forwarding families whose packets the kernel forwards
 */
public record HostRuntime(
    List<String> swapDevices,
    SortedSet<IpFamily> forwarding,
    List<Listener> listeners,
    Software software,
    ClockOffset clock) {
  public HostRuntime {
    swapDevices = List.copyOf(swapDevices);
    forwarding = Collections.unmodifiableSortedSet(new TreeSet<>(forwarding));
    listeners = listeners.stream().sorted().distinct().toList();
  }
}
