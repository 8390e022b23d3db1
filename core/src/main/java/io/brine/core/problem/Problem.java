package io.brine.core.problem;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One mistake in what the user gave, with what to do about it.
 *
 * @param code stable identifier of the rule that found it, for example {@code network/overlap}
 * @param location where in the input it is
 * @param message what was seen, lower case, values quoted, no full stop
 * @param advice what to do, in the imperative
 */
public record Problem(
    String code, Severity severity, Location location, String message, String advice)
    implements Comparable<Problem> {
  /** What a terminal would obey; input may hold it. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  public Problem {
    message = visible(message);
    advice = visible(advice);
  }

  private static String visible(String text) {
    return CONTROL.matcher(text).replaceAll("\uFFFD");
  }

  /** Whether planning can go on. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /**
   * A place in an input file.
   *
   * @param path as in {@code nodes[2].roles}; empty for the whole input
   * @param line one-based; 0 when the parser cannot tell
   */
  public record Location(String path, int line) implements Comparable<Location> {
    private static final Comparator<Location> ORDER =
        Comparator.comparingInt(Location::line).thenComparing(Location::path);

    public Location {
      path = visible(path);
    }

    public static Location at(String path) {
      return new Location(path, 0);
    }

    public OptionalInt lineNumber() {
      return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    @Override
    public int compareTo(Location other) {
      return ORDER.compare(this, other);
    }
  }

  public static Problem error(String code, String path, String message, String advice) {
    return new Problem(code, Severity.ERROR, Location.at(path), message, advice);
  }

  public static Problem warning(String code, String path, String message, String advice) {
    return new Problem(code, Severity.WARNING, Location.at(path), message, advice);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Problem other) {
    return location.compareTo(other.location);
  }

  /** As a user reads it: {@code line 7: nodes[2].name: "A" is ...; use ...}. */
  @Override
  public String toString() {
    String line = location.line() > 0 ? "line " + location.line() + ": " : "";
    String path = location.path().isEmpty() ? "" : location.path() + ": ";
    return line + path + message + "; " + advice;
  }
}
