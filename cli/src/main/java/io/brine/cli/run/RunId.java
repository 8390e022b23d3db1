package io.brine.cli.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names one apply; sorts by time: {@code 20260102T030405Z-4242}. */
public record RunId(String value) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9]{1,10}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when it is another; a name is also that of a folder
   */
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("\"" + value + "\" is no name of a run");
    }
  }

  /** The run that this process starts now. */
  public static RunId of(Instant now, long pid) {
    return new RunId(TIME.format(now) + "-" + pid);
  }

  /** Empty when the text is not in that form. */
  public static Optional<RunId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
