package io.brine.core.parity;

/** A file that is to be compared is not what its name says. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String path, String what) {
    super("\"" + path + "\" " + what);
  }
}
