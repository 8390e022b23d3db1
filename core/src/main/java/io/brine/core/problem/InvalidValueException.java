package io.brine.core.problem;

/**
 * A text that is not a value of the type it was parsed as. Readers turn it into a {@link Problem}
 * at the place the text stands; it reaches no user by itself.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param message what was seen, for example {@code "10.0.0.300" is not an IP address}
   * @param advice what to write instead, in the imperative
   */
  public InvalidValueException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public String advice() {
    return advice;
  }
}
