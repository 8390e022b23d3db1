package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import java.util.ArrayList;
import java.util.List;

/** The output of {@code ip -j route} for one family. */
final class RoutesAnswer {
  private static final Cidr LINK_LOCAL = Cidr.parse("fe80::/10");

  private RoutesAnswer() {}

  static List<Route> of(String line, IpFamily family) throws UnreadableException {
    String section = family == IpFamily.IPV4 ? "routes4" : "routes6";
    List<Route> routes = new ArrayList<>();
    for (JsonNode entry : JsonLines.array(section, line)) {
      if (isOfHost(entry)) {
        Cidr to = JsonLines.value(section, entry.path("dst"), text -> destination(text, family));
        if (!LINK_LOCAL.overlaps(to) || to.prefix() == 0) {
          addHops(entry, to, routes);
        }
      }
    }
    return routes;
  }

  /** Not one that only refuses packets, nor one that a routing daemon of pods has put there. */
  private static boolean isOfHost(JsonNode entry) {
    boolean forwards = entry.path("type").asText("unicast").equals("unicast");
    return forwards && !entry.path("protocol").asText().equals("bird");
  }

  private static Cidr destination(String text, IpFamily family) {
    if (text.equals("default")) {
      return Cidr.parse(family == IpFamily.IPV4 ? "0.0.0.0/0" : "::/0");
    }
    return Cidr.parse(text.indexOf('/') < 0 ? text + "/" + family.bits() : text);
  }

  private static void addHops(JsonNode entry, Cidr to, List<Route> routes)
      throws UnreadableException {
    JsonNode hops = entry.path("nexthops");
    for (JsonNode hop : hops.isEmpty() ? List.of(entry) : hops) {
      String dev = hop.path("dev").asText();
      if (!Printable.isPlain(dev)) {
        throw new UnreadableException("routes: no name of an interface: " + dev);
      }
      if (!ClusterInterfaces.isOfCluster(dev)) {
        routes.add(new Route(to, via(hop), dev, entry.path("metric").asLong()));
      }
    }
  }

  /** The next hop; with {@code via} it is of the other family. */
  private static String via(JsonNode hop) throws UnreadableException {
    JsonNode gateway = hop.path("gateway");
    JsonNode address = gateway.isMissingNode() ? hop.path("via").path("host") : gateway;
    if (!Printable.isPlain(address.asText())) {
      throw new UnreadableException("routes: no address of a gateway: " + address);
    }
    return address.asText();
  }
}
