package io.brine.bridge;

import java.io.IOException;

/** salt-api answered with another status than 200. */
final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpStatusException(int status, String text) {
    super(text);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** What the page says, without its markup; may be empty. */
  String text() {
    return String.valueOf(getMessage());
  }
}
