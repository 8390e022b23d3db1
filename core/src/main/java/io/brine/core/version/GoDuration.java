package io.brine.core.version;

import io.brine.core.problem.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go reads and writes them ({@code time.ParseDuration}, {@code Duration.String}). */
public final class GoDuration {

  private static final String NUMBER = "(\\d+\\.?\\d*|\\.\\d+)";
  private static final Pattern PART = Pattern.compile(NUMBER + "(ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|(" + PART.pattern() + ")+)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "µs",
          1_000L,
          "μs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Reads {@code 1h30m}, {@code 1.5s} or {@code 0}.
   *
   * @throws InvalidValueException for anything else, or longer than 292 years
   */
  public static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw malformed(text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    for (Matcher part = PART.matcher(text); part.find(); ) {
      BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
    }
    try {
      long value = nanos.toBigInteger().longValueExact();
      return Duration.ofNanos(text.startsWith("-") ? -value : value);
    } catch (ArithmeticException e) {
      throw malformed(text);
    }
  }

  private static InvalidValueException malformed(String text) {
    return new InvalidValueException(
        "\"" + text + "\" is not a duration", "write it like 90s, 1h30m or 8760h");
  }

  /** {@code 8760h0m0s}, {@code 1m30s}, {@code 1.5s}, {@code 20ms}, {@code 0s}. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    String sign = duration.isNegative() ? "-" : "";
    Duration size = duration.abs();
    return sign + (size.toSeconds() == 0 ? fraction(size.toNanosPart()) : clock(size));
  }

  private static String clock(Duration size) {
    String seconds = plain(BigDecimal.valueOf(size.toNanosPart(), 9).add(seconds(size))) + "s";
    if (size.toHours() > 0) {
      return size.toHours() + "h" + size.toMinutesPart() + "m" + seconds;
    }
    return size.toMinutes() > 0 ? size.toMinutes() + "m" + seconds : seconds;
  }

  private static BigDecimal seconds(Duration size) {
    return BigDecimal.valueOf(size.toSecondsPart());
  }

  private static String fraction(int nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000
        ? plain(BigDecimal.valueOf(nanos, 3)) + "µs"
        : plain(BigDecimal.valueOf(nanos, 6)) + "ms";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
