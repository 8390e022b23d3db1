package io.brine.bridge;

import com.google.common.base.Throwables;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.util.Locale;

/** Java's reasons in a user's words. */
final class Reasons {
  private Reasons() {}

  static String of(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (Throwables.getCausalChain(cause).stream()
        .anyMatch(CertPathBuilderException.class::isInstance)) {
      return "its certificate is not signed by an authority that is trusted here";
    }
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName().toLowerCase(Locale.ROOT)
        : message.lines().findFirst().orElse("").strip();
  }
}
