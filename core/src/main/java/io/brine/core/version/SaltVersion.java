package io.brine.core.version;

import io.brine.core.problem.InvalidValueException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Salt since 3000: {@code 3006.12}. */
public record SaltVersion(int major, int minor) implements Comparable<SaltVersion> {
  private static final Pattern FORM =
      Pattern.compile("([3-9][0-9]{3})(?:\\.([0-9]{1,5}))?(?:[^0-9.].*)?");
  private static final Comparator<SaltVersion> ORDER =
      Comparator.comparingInt(SaltVersion::major).thenComparingInt(SaltVersion::minor);

  /**
   * Reads {@code 3006.12}, {@code 3005} or {@code 3007.1+12.gabcdef}, whose end does not count.
   *
   * @throws InvalidValueException for anything else
   */
  public static SaltVersion parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not a version of Salt since 3000", "use Salt 3006, 3007 or 3008");
    }
    String minor = found.group(2);
    return new SaltVersion(
        Integer.parseInt(found.group(1)), minor == null ? 0 : Integer.parseInt(minor));
  }

  @Override
  public int compareTo(SaltVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
