package io.brine.core.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/** A DNS name that Kubernetes takes: an RFC 1123 subdomain in lower case. */
public record DnsName(String name) implements Comparable<DnsName> {
  /** One label of a name, as Kubernetes' {@code IsDNS1123Label} has it (length apart). */
  public static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final int MAX_LENGTH = 253;

  public DnsName {
    if (!isValid(name)) {
      throw new InvalidValueException(
          "\"" + name + "\" is not a DNS name",
          "use at most 253 lower case letters, digits, '-' and '.', each part beginning and ending"
              + " with a letter or digit");
    }
  }

  @JsonCreator
  public static DnsName parse(String text) {
    return new DnsName(text);
  }

  /** Kubernetes' {@code IsDNS1123Subdomain}. */
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && SUBDOMAIN.matcher(text).matches();
  }

  @Override
  public int compareTo(DnsName other) {
    return name.compareTo(other.name);
  }

  @JsonValue
  @Override
  public String toString() {
    return name;
  }
}
