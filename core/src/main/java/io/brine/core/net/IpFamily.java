package io.brine.core.net;

/** The two families of addresses. */
public enum IpFamily {
  IPV4(32, "IPv4"),
  IPV6(128, "IPv6");

  private final int bits;
  private final String title;

  IpFamily(int bits, String title) {
    this.bits = bits;
    this.title = title;
  }

  /** Length of an address in bits. */
  public int bits() {
    return bits;
  }

  /** {@code IPv4} or {@code IPv6}. */
  @Override
  public String toString() {
    return title;
  }
}
