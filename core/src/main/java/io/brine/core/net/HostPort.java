package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;

/** A TCP endpoint. */
public record HostPort(Host host, int port) {
  public HostPort {
    if (port < 1 || port > 65535) {
      throw new InvalidValueException("port " + port + " is not 1-65535", "use a port 1-65535");
    }
  }

  public static HostPort of(IpAddress address, int port) {
    return new HostPort(new Host.Address(address), port);
  }

  /**
   * Reads {@code 10.77.1.100:6443}, {@code [fd00::100]:6443} or {@code api.example.com:6443}.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("[1-9][0-9]{0,4}")) {
      throw malformed(text);
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed != (host.indexOf(':') >= 0)) {
      throw malformed(text);
    }
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    return new HostPort(Host.parse(bare), Integer.parseInt(port));
  }

  private static InvalidValueException malformed(String text) {
    return new InvalidValueException(
        "\"" + text + "\" is not a host and port",
        "write HOST:PORT, an IPv6 address in brackets: [fd00::100]:6443");
  }

  /** With brackets around an IPv6 address, as Go's {@code net.JoinHostPort}. */
  @JsonValue
  @Override
  public String toString() {
    String text = host.toString();
    return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + port;
  }
}
