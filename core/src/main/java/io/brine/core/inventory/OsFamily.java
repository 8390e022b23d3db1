package io.brine.core.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Families of Linux distributions, by Salt's grain {@code os_family}. */
public enum OsFamily {
  DEBIAN("Debian"),
  RED_HAT("RedHat"),
  /** Any that Brine does not support. */
  OTHER("other");

  private final String grain;

  OsFamily(String grain) {
    this.grain = grain;
  }

  /** The family of a grain; {@link #OTHER} for one that is not supported. */
  @JsonCreator
  public static OsFamily of(String grain) {
    return Arrays.stream(values()).filter(f -> f.grain.equals(grain)).findFirst().orElse(OTHER);
  }

  @JsonValue
  @Override
  public String toString() {
    return grain;
  }
}
