package io.brine.core.config;

import io.brine.core.problem.InvalidValueException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Kubernetes writes them: Go's {@code time.Duration}, here from hours to seconds. */
public final class GoDuration {
  private static final Pattern FORM =
      Pattern.compile("(?=\\d)(?:(\\d{1,7})h)?(?:(\\d{1,7})m)?(?:(\\d{1,7})s)?");

  private GoDuration() {}

  /**
   * Reads {@code 8760h} or {@code 1h30m0s}.
   *
   * @throws InvalidValueException for anything else
   */
  public static Duration parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not a duration", "write hours, minutes, seconds: 8760h or 1h30m0s");
    }
    return Duration.ofHours(number(found.group(1)))
        .plusMinutes(number(found.group(2)))
        .plusSeconds(number(found.group(3)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** As Go prints it: {@code 8760h0m0s}. */
  public static String format(Duration duration) {
    if (duration.toHours() > 0) {
      return duration.toHours()
          + "h"
          + duration.toMinutesPart()
          + "m"
          + duration.toSecondsPart()
          + "s";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }
}
