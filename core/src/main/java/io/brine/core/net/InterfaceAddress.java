package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;

/**
 * An address as an interface carries it: with the length of its subnet's prefix.
 *
 * @param prefix in bits
 */
public record InterfaceAddress(IpAddress address, int prefix) {
  public InterfaceAddress {
    if (prefix < 0 || prefix > address.family().bits()) {
      throw new IllegalArgumentException(prefix + " is no prefix length of " + address.family());
    }
  }

  /**
   * Reads {@code 10.77.1.10/24}.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  public static InterfaceAddress parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw malformed(text);
    }
    IpAddress address = IpAddress.parse(text.substring(0, slash));
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("0|[1-9][0-9]{0,2}")
        || Integer.parseInt(prefix) > address.family().bits()) {
      throw malformed(text);
    }
    return new InterfaceAddress(address, Integer.parseInt(prefix));
  }

  private static InvalidValueException malformed(String text) {
    return new InvalidValueException(
        "\"" + text + "\" is not an address with a prefix length",
        "write an address, a slash and the prefix length, like 10.77.1.0/24 or fd00:1::/64");
  }

  /** The subnet it is in. */
  public Cidr network() {
    return Cidr.around(address, prefix);
  }

  @JsonValue
  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
