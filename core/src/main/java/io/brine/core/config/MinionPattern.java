package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which minions a node entry means: one id, or a glob as Salt matches it. */
public record MinionPattern(String text) {
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  public MinionPattern {
    if (!MinionId.isValid(text)) {
      throw new InvalidValueException(
          "\"" + text.replaceAll("\\p{Cc}", "?") + "\" is neither a minion id nor a glob of ids",
          "write an id that salt-key lists, or a glob such as 'node-*'");
    }
  }

  /**
   * Reads it as written.
   *
   * @throws InvalidValueException when no minion id could match it
   */
  @JsonCreator
  public static MinionPattern parse(String text) {
    return new MinionPattern(text);
  }

  public boolean isGlob() {
    return GLOB.matcher(text).find();
  }

  /** The one id it means; empty for a glob. */
  public Optional<MinionId> id() {
    return isGlob() ? Optional.empty() : Optional.of(new MinionId(text));
  }

  /**
   * As Python's {@code fnmatch.fnmatchcase}, which Salt uses: {@code *}, {@code ?}, {@code [seq]},
   * {@code [!seq]}.
   */
  public boolean matches(MinionId minion) {
    return isGlob() ? Glob.matches(text, minion.value()) : text.equals(minion.value());
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
