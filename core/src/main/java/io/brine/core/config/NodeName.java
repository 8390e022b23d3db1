package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.net.DnsName;
import io.brine.core.problem.InvalidValueException;

/** The name of a node in Kubernetes: an RFC 1123 subdomain. */
public record NodeName(String value) implements Comparable<NodeName> {
  public NodeName {
    if (!DnsName.isValid(value)) {
      throw new InvalidValueException(
          "\"" + value + "\" is not a node name",
          "use an RFC 1123 subdomain: lower case letters, digits, '-' and '.', each part beginning"
              + " and ending with a letter or digit");
    }
  }

  /**
   * Reads it as written.
   *
   * @throws InvalidValueException when it is no RFC 1123 subdomain
   */
  @JsonCreator
  public static NodeName parse(String text) {
    return new NodeName(text);
  }

  @Override
  public int compareTo(NodeName other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
