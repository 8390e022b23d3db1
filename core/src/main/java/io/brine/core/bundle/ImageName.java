package io.brine.core.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/** The whole name of an image, with registry and tag: {@code registry.k8s.io/pause:3.10.2}. */
public record ImageName(String text) implements Comparable<ImageName> {
  private static final String PART = "[a-z0-9]+(?:(?:[.]|_|__|-+)[a-z0-9]+)*";

  /** distribution/reference, with the registry's host spelt out. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:localhost|[a-z0-9-]+(?:[.][a-z0-9-]+)+|[a-z0-9.-]+(?=:))(?::\\d+)?(?:/"
              + PART
              + ")+:\\w[\\w.-]{0,127}");

  public ImageName {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not an image with its registry and tag",
          "write it as in registry.k8s.io/pause:3.10.2");
    }
  }

  @JsonCreator
  public static ImageName parse(String text) {
    return new ImageName(text);
  }

  /** The host, with its port when it has one. */
  public String registry() {
    return text.substring(0, text.indexOf('/'));
  }

  @Override
  public int compareTo(ImageName other) {
    return text.compareTo(other.text);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
