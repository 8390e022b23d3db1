package io.brine.core.inventory;

/** A minion's answer does not have the shape it must have. Stays in this package. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Of what was seen.
   *
   * @param what lower case, no full stop; may hold text that the minion sent
   */
  UnreadableException(String what) {
    super(Printable.of(what));
  }

  UnreadableException within(String place) {
    return new UnreadableException(place + ": " + what());
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
