package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.net.InterfaceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The output of {@code ip -j address}. */
final class InterfacesAnswer {
  private static final String SECTION = "addresses";

  /** Marks of addresses that do not last or are not (yet) in force. */
  private static final List<String> PASSING =
      List.of("temporary", "tentative", "dadfailed", "deprecated");

  private InterfacesAnswer() {}

  static List<NetworkInterface> of(String line) throws UnreadableException {
    List<NetworkInterface> interfaces = new ArrayList<>();
    for (JsonNode entry : JsonLines.array(SECTION, line)) {
      if (entry.hasNonNull("ifname") && !ClusterInterfaces.isOfCluster(name(entry))) {
        add(networkInterface(entry), interfaces);
      }
    }
    return interfaces;
  }

  private static void add(NetworkInterface found, List<NetworkInterface> interfaces) {
    if (!found.name().equals("lo") || !found.addresses().isEmpty()) {
      interfaces.add(found);
    }
  }

  private static String name(JsonNode entry) {
    return entry.path("ifname").asText();
  }

  private static NetworkInterface networkInterface(JsonNode entry) throws UnreadableException {
    String name = name(entry);
    JsonNode mtu = entry.path("mtu");
    if (!Printable.isPlain(name) || !mtu.canConvertToInt()) {
      throw new UnreadableException(SECTION + ": no name and mtu: " + name + " " + mtu);
    }
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (JsonNode address : entry.path("addr_info")) {
      if (lasts(address)) {
        addresses.add(address(address));
      }
    }
    boolean up = children(entry.path("flags")).anyMatch(flag -> flag.asText().equals("LOWER_UP"));
    return new NetworkInterface(name, up, mtu.intValue(), addresses);
  }

  private static boolean lasts(JsonNode address) {
    return address.path("scope").asText().equals("global")
        && PASSING.stream().noneMatch(mark -> address.path(mark).asBoolean());
  }

  private static InterfaceAddress address(JsonNode address) throws UnreadableException {
    JsonNode local = address.path("local");
    String prefix = "/" + address.path("prefixlen").asText();
    return JsonLines.value(SECTION, local, text -> InterfaceAddress.parse(text + prefix));
  }

  private static Stream<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
