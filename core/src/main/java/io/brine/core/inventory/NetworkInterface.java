package io.brine.core.inventory;

import io.brine.core.net.InterfaceAddress;
import java.util.List;

/**
 * An interface with its lasting addresses of global scope, in the order the kernel has them.
 *
 * @param mtu in bytes
 */
public record NetworkInterface(String name, boolean up, int mtu, List<InterfaceAddress> addresses) {
  public NetworkInterface {
    addresses = List.copyOf(addresses);
  }
}
