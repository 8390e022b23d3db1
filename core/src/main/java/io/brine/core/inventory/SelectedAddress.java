package io.brine.core.inventory;

import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;

/**
 * An address chosen for a node on one plane.
 *
 * @param own as the interface carries it
 * @param cidr of the configuration that it was found in
 * @param dev name of the interface
 * @param reason why this one, as a user reads it
 */
public record SelectedAddress(InterfaceAddress own, Cidr cidr, String dev, String reason) {
  public IpAddress address() {
    return own.address();
  }
}
