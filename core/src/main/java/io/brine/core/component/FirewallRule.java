package io.brine.core.component;

import io.brine.core.net.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a firewalld policy: what it lets in.
 *
 * @param source where packets come from
 * @param destination where they go; empty for the host itself
 * @param traffic null for whatever it is
 */
public record FirewallRule(
    String family, String source, String destination, @Nullable Traffic traffic) {

  static FirewallRule toHost(Cidr source, Traffic traffic) {
    return new FirewallRule(family(source), source.toString(), "", traffic);
  }

  static FirewallRule from(Cidr source) {
    return new FirewallRule(family(source), source.toString(), "", null);
  }

  static FirewallRule between(Cidr source, Cidr destination) {
    return new FirewallRule(family(source), source.toString(), destination.toString(), null);
  }

  private static String family(Cidr source) {
    return source.network().isIpv4() ? "ipv4" : "ipv6";
  }

  /** What else a packet must be, as elements of a rule. */
  public String matches() {
    String to = destination.isEmpty() ? "" : "<destination address=\"" + destination + "\"/>";
    if (traffic == null) {
      return to;
    }
    return traffic.hasPorts()
        ? to + "<port port=\"" + traffic.ports() + "\" protocol=\"" + traffic.protocol() + "\"/>"
        : to + "<protocol value=\"" + traffic.protocol() + "\"/>";
  }
}
