package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.net.InetAddresses;
import io.brine.core.problem.InvalidValueException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One address without a zone. Ordered by family, then by number.
 *
 * @param bits the address as an unsigned number
 */
public record IpAddress(IpFamily family, BigInteger bits) implements Comparable<IpAddress> {
  private static final Comparator<IpAddress> ORDER =
      Comparator.comparing(IpAddress::family).thenComparing(IpAddress::bits);
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final Pattern ASCII = Pattern.compile("[0-9a-fA-F.:]+");

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
    if (!isAddress(text)) {
      throw new InvalidValueException(
          "\"" + text + "\" is not an IP address",
          "write four numbers 0-255 like 10.77.1.10, or an IPv6 address like fd00::1");
    }
    IpFamily family = text.indexOf(':') >= 0 ? IpFamily.IPV6 : IpFamily.IPV4;
    return new IpAddress(family, InetAddresses.toBigInteger(InetAddresses.forString(text)));
  }

  /** Whether {@link #parse} takes it. Guava alone would take digits of other scripts. */
  public static boolean isAddress(String text) {
    return ASCII.matcher(text).matches()
        && InetAddresses.isInetAddress(text)
        && (text.indexOf(':') < 0 || !InetAddresses.isMappedIPv4Address(text));
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

  /** As OpenSSL writes it: all eight groups of an IPv6 address, {@code FD00:0:0:0:0:0:0:1}. */
  public String expanded() {
    if (isIpv4()) {
      return toString();
    }
    BigInteger group = BigInteger.valueOf(0xffff);
    return IntStream.rangeClosed(1, GROUPS)
        .mapToObj(i -> bits.shiftRight(GROUP_BITS * (GROUPS - i)).and(group))
        .map(value -> value.toString(16).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(":"));
  }

  @Override
  public int compareTo(IpAddress other) {
    return ORDER.compare(this, other);
  }
}
