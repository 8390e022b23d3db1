package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;

/** A Salt minion's id. It need be no host name; dots are usual. */
public record MinionId(String value) implements Comparable<MinionId> {
  public MinionId {
    if (!isValid(value)) {
      throw new InvalidValueException(
          "\"" + value.replaceAll("\\p{Cc}", "?") + "\" is not a minion id",
          "use the id that salt-key lists; '/', '\\', spaces and control characters cannot be in it");
    }
  }

  /**
   * Reads it as written.
   *
   * @throws InvalidValueException when Salt would not take it either
   */
  @JsonCreator
  public static MinionId parse(String text) {
    return new MinionId(text);
  }

  /** At least as strict as Salt's {@code salt.utils.verify.valid_id}. */
  static boolean isValid(String text) {
    return !text.isEmpty()
        && !text.equals(".")
        && !text.equals("..")
        && text.chars()
            .noneMatch(c -> c == '/' || c == '\\' || c <= ' ' || Character.isISOControl(c));
  }

  @Override
  public int compareTo(MinionId other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
