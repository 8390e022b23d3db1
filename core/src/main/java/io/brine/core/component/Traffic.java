package io.brine.core.component;

/**
 * What packets of a service look like.
 *
 * @param protocol as firewalld, nftables and /etc/protocols name it
 * @param first port; 0 for a protocol without ports
 * @param last port, inclusive
 */
public record Traffic(String protocol, int first, int last) {

  private static final String TCP = "tcp";

  public static Traffic tcp(int port) {
    return tcp(port, port);
  }

  public static Traffic tcp(int first, int last) {
    return new Traffic(TCP, first, last);
  }

  public static Traffic udp(int port) {
    return udp(port, port);
  }

  public static Traffic udp(int first, int last) {
    return new Traffic("udp", first, last);
  }

  /** Of an IP protocol that has no ports: {@code vrrp}. */
  public static Traffic protocol(String name) {
    return new Traffic(name, 0, 0);
  }

  public boolean hasPorts() {
    return first > 0;
  }

  public boolean isTcp() {
    return protocol.equals(TCP);
  }

  /** {@code 6443}, or {@code 4505-4506}. */
  public String ports() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }

  /** {@code 6443/tcp}, or {@code vrrp}. */
  @Override
  public String toString() {
    return hasPorts() ? ports() + "/" + protocol : protocol;
  }
}
