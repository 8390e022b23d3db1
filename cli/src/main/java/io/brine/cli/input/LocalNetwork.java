package io.brine.cli.input;

import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The interfaces of the machine that Brine runs on; its routes are not known. */
public final class LocalNetwork {

  private LocalNetwork() {}

  /**
   * Asks the kernel.
   *
   * @throws SocketException when it does not tell
   */
  public static HostNetwork read() throws SocketException {
    List<NetworkInterface> interfaces = new ArrayList<>();
    for (var dev : Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
      List<InterfaceAddress> addresses =
          dev.getInterfaceAddresses().stream()
              .filter(own -> isGlobal(own.getAddress()))
              .map(own -> new InterfaceAddress(of(own.getAddress()), own.getNetworkPrefixLength()))
              .toList();
      interfaces.add(new NetworkInterface(dev.getName(), dev.isUp(), dev.getMTU(), addresses));
    }
    return new HostNetwork(interfaces, List.of());
  }

  private static boolean isGlobal(InetAddress address) {
    return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
  }

  /** An address of IPv6 may have its interface behind it. */
  private static IpAddress of(InetAddress address) {
    return IpAddress.parse(address.getHostAddress().replaceFirst("%.*", ""));
  }
}
