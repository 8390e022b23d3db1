package io.brine.core.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/** A path of a file in a bundle, relative to its folder; it never climbs out. */
public record BundlePath(String text) implements Comparable<BundlePath> {
  private static final Pattern FORM = Pattern.compile("[\\w.+~:%@-]+(/[\\w.+~:%@-]+)*");
  private static final Pattern CLIMBS = Pattern.compile("(.*/)?\\.\\.?(/.*)?");

  public BundlePath {
    if (!FORM.matcher(text).matches() || CLIMBS.matcher(text).matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not the path of a file in a bundle",
          "name it from the bundle's folder on, without '..'");
    }
  }

  @JsonCreator
  public static BundlePath parse(String text) {
    return new BundlePath(text);
  }

  /** Up to the last slash; empty at the top. */
  public String folder() {
    return text.substring(0, Math.max(0, text.lastIndexOf('/')));
  }

  @Override
  public int compareTo(BundlePath other) {
    return text.compareTo(other.text);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
