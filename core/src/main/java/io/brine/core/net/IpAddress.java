package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.net.InetAddresses;
import io.brine.core.problem.InvalidValueException;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * One address without a zone. Ordered by family, then by number.
 *
 * @param bits the address as an unsigned number
 */
public record IpAddress(IpFamily family, BigInteger bits) implements Comparable<IpAddress> {
  private static final Comparator<IpAddress> ORDER =
      Comparator.comparing(IpAddress::family).thenComparing(IpAddress::bits);

  public IpAddress {
    if (bits.signum() < 0 || bits.bitLength() > family.bits()) {
      throw new IllegalArgumentException(bits + " is no " + family + " address");
    }
  }

  /**
   * Reads {@code 10.77.1.10} or {@code fd00::1}; neither leading zeros, zones nor IPv4-mapped IPv6.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  public static IpAddress parse(String text) {
    boolean v6 = text.indexOf(':') >= 0;
    if (!InetAddresses.isInetAddress(text) || text.indexOf('%') >= 0 || (v6 && isMapped(text))) {
      throw new InvalidValueException(
          "\"" + text + "\" is not an IP address",
          "write four numbers 0-255 like 10.77.1.10, or an IPv6 address like fd00::1");
    }
    BigInteger bits = InetAddresses.toBigInteger(InetAddresses.forString(text));
    return new IpAddress(v6 ? IpFamily.IPV6 : IpFamily.IPV4, bits);
  }

  private static boolean isMapped(String text) {
    return InetAddresses.isMappedIPv4Address(text);
  }

  public boolean isIpv4() {
    return family == IpFamily.IPV4;
  }

  /** The canonical form; IPv6 as in RFC 5952. */
  @JsonValue
  @Override
  public String toString() {
    return InetAddresses.toAddrString(
        isIpv4() ? InetAddresses.fromIPv4BigInteger(bits) : InetAddresses.fromIPv6BigInteger(bits));
  }

  @Override
  public int compareTo(IpAddress other) {
    return ORDER.compare(this, other);
  }
}
