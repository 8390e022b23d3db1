package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Where something answers: an address or a DNS name. */
public sealed interface Host {
  /** Only digits and dots: meant as an address, whatever DNS would allow. */
  Pattern NUMERIC = Pattern.compile("[0-9.]+");

  /**
   * Reads {@code 10.77.1.100}, {@code fd00::100} or {@code api.example.com}.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  static Host parse(String text) {
    if (text.indexOf(':') >= 0 || NUMERIC.matcher(text).matches()) {
      return new Address(IpAddress.parse(text));
    }
    return new Name(DnsName.parse(text));
  }

  <R> R match(Function<IpAddress, R> address, Function<DnsName, R> name);

  default Optional<IpAddress> asAddress() {
    return match(Optional::of, name -> Optional.empty());
  }

  /** A host by its address. */
  record Address(IpAddress address) implements Host {
    @Override
    public <R> R match(Function<IpAddress, R> onAddress, Function<DnsName, R> onName) {
      return onAddress.apply(address);
    }

    @JsonValue
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** A host by its DNS name. */
  record Name(DnsName name) implements Host {
    @Override
    public <R> R match(Function<IpAddress, R> onAddress, Function<DnsName, R> onName) {
      return onName.apply(name);
    }

    @JsonValue
    @Override
    public String toString() {
      return name.toString();
    }
  }
}
