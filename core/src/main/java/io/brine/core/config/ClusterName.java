package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.net.DnsName;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/** A cluster's name: an RFC 1123 label, so that it is a safe file name too. */
public record ClusterName(String value) {
  private static final Pattern LABEL = Pattern.compile(DnsName.LABEL);
  private static final int MAX_LENGTH = 63;

  public ClusterName {
    if (value.length() > MAX_LENGTH || !LABEL.matcher(value).matches()) {
      throw new InvalidValueException(
          "\"" + value + "\" is not a name for a cluster",
          "use at most 63 lower case letters, digits and '-', beginning and ending with a letter or"
              + " digit");
    }
  }

  @JsonCreator
  public static ClusterName parse(String text) {
    return new ClusterName(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
