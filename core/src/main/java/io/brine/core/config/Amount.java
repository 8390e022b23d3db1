package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/**
 * How many of a set: a number or a share.
 *
 * @param number of members, or percent of them
 */
public record Amount(int number, boolean percent) {
  private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,5})%?");

  public Amount {
    if (number < 0 || (percent && number > 100)) {
      throw malformed(number + (percent ? "%" : ""));
    }
  }

  /**
   * Reads {@code 3} or {@code 25%}.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  public static Amount parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw malformed(text);
    }
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    return new Amount(Integer.parseInt(number), percent);
  }

  private static InvalidValueException malformed(String text) {
    return new InvalidValueException(
        "\"" + text + "\" is neither a number nor a share", "write it like 3 or 25%");
  }

  /** Members of a set of this size; a share is rounded down. */
  public int of(int size) {
    return percent ? (int) ((long) size * number / 100) : number;
  }

  @JsonValue
  @Override
  public String toString() {
    return percent ? number + "%" : String.valueOf(number);
  }
}
