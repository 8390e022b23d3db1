package io.brine.bridge;

/**
 * Text that must not be shown: it prints as a placeholder, equals nothing but itself, serialises
 * not.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself, for the one call that sends it. */
  String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
