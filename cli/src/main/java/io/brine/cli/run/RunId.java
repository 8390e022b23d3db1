package io.brine.cli.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names one apply; sorts by time: {@code 20260102T030405Z-4242}. */
public record RunId(String value) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The run that this process starts now. */
  public static RunId of(Instant now, long pid) {
    return new RunId(TIME.format(now) + "-" + pid);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
