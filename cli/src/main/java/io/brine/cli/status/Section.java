package io.brine.cli.status;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.Ascii;
import java.util.List;

/**
 * A part of a cluster's status.
 *
 * @param data what programs get, a value that Jackson writes
 * @param lines the same for people
 */
public record Section(String name, Health health, Object data, List<String> lines) {

  /** How well it is; the worst of all sections is the cluster's. */
  public enum Health {
    WELL,
    UNKNOWN,
    UNWELL;

    /** As documents have it: {@code well}, {@code unknown}, {@code unwell}. */
    @JsonValue
    @Override
    public String toString() {
      return Ascii.toLowerCase(name());
    }
  }

  public Section {
    lines = List.copyOf(lines);
  }
}
