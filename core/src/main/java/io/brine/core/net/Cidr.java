package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * A network in CIDR notation, without host bits. Ordered by address, the wider first.
 *
 * @param prefix length of the network part in bits
 */
public record Cidr(IpAddress network, int prefix) implements Comparable<Cidr> {
  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::network).thenComparing(Cidr::prefix);

  public Cidr {
    checkPrefix(network.family(), prefix);
    if (hasHostBits(network, prefix)) {
      throw new IllegalArgumentException(network + "/" + prefix + " has host bits set");
    }
  }

  /**
   * Reads {@code 10.77.1.0/24}.
   *
   * @throws InvalidValueException when it is no network or has host bits set
   */
  @JsonCreator
  public static Cidr parse(String text) {
    InterfaceAddress given = InterfaceAddress.parse(text);
    if (hasHostBits(given.address(), given.prefix())) {
      throw new InvalidValueException(
          "\"" + text + "\" has host bits set", "write the network: " + given.network());
    }
    return given.network();
  }

  /** The network of this prefix that {@code address} lies in. */
  public static Cidr around(IpAddress address, int prefix) {
    checkPrefix(address.family(), prefix);
    int hostBits = address.family().bits() - prefix;
    BigInteger base = address.bits().shiftRight(hostBits).shiftLeft(hostBits);
    return new Cidr(new IpAddress(address.family(), base), prefix);
  }

  private static void checkPrefix(IpFamily family, int prefix) {
    if (prefix < 0 || prefix > family.bits()) {
      throw new IllegalArgumentException(prefix + " is no prefix length of " + family);
    }
  }

  private static boolean hasHostBits(IpAddress address, int prefix) {
    return address.bits().signum() != 0
        && address.bits().getLowestSetBit() < address.family().bits() - prefix;
  }

  public IpFamily family() {
    return network.family();
  }

  public int hostBits() {
    return family().bits() - prefix;
  }

  /** How many addresses it has, network and broadcast included. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(hostBits());
  }

  public IpAddress first() {
    return network;
  }

  public IpAddress last() {
    return nth(size().subtract(BigInteger.ONE));
  }

  /**
   * The address at an offset from the network's own, which is 0.
   *
   * @throws IndexOutOfBoundsException when the network has no such address
   */
  public IpAddress nth(long offset) {
    return nth(BigInteger.valueOf(offset));
  }

  /** As {@link #nth(long)}. */
  public IpAddress nth(BigInteger offset) {
    if (offset.signum() < 0 || offset.compareTo(size()) >= 0) {
      throw new IndexOutOfBoundsException(this + " has no address number " + offset);
    }
    return new IpAddress(family(), network.bits().add(offset));
  }

  public boolean contains(IpAddress address) {
    return address.family() == family()
        && address.bits().shiftRight(hostBits()).equals(network.bits().shiftRight(hostBits()));
  }

  public boolean contains(Cidr other) {
    return prefix <= other.prefix && contains(other.network);
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /**
   * Whether no host may have it: IPv4's network and broadcast addresses, IPv6's anycast of routers.
   */
  public boolean isReserved(IpAddress address) {
    boolean few = hostBits() < 2;
    boolean broadcast = address.isIpv4() && address.equals(last());
    return !few && (address.equals(network) || broadcast);
  }

  @JsonValue
  @Override
  public String toString() {
    return network + "/" + prefix;
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }
}
