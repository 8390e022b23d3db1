package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/** A path from the root of a file system, without {@code ..} and control characters. */
public record AbsolutePath(String text) implements Comparable<AbsolutePath> {
  private static final Pattern FORM = Pattern.compile("/[^\\p{Cc}]*");
  private static final Pattern CLIMBS = Pattern.compile(".*/\\.\\.(/.*)?");

  public AbsolutePath {
    if (!FORM.matcher(text).matches() || CLIMBS.matcher(text).matches()) {
      throw new InvalidValueException(
          "\"" + text.replaceAll("\\p{Cc}", "?") + "\" is not an absolute path",
          "begin it with '/' and leave out '..'");
    }
  }

  @JsonCreator
  public static AbsolutePath parse(String text) {
    return new AbsolutePath(text);
  }

  @Override
  public int compareTo(AbsolutePath other) {
    return text.compareTo(other.text);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
