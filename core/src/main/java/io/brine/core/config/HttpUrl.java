package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;

/** An http or https URL without user, query and fragment. */
public record HttpUrl(URI uri) {
  public HttpUrl {
    if (!isUsable(uri)) {
      throw malformed(uri.toString());
    }
  }

  /**
   * Reads it as written.
   *
   * @throws InvalidValueException when it is none
   */
  @JsonCreator
  public static HttpUrl parse(String text) {
    try {
      return new HttpUrl(new URI(text));
    } catch (URISyntaxException e) {
      throw malformed(text);
    }
  }

  private static boolean isUsable(URI uri) {
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    return http
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static InvalidValueException malformed(String text) {
    return new InvalidValueException(
        "\"" + text + "\" is not an http URL",
        "write it like https://HOST:PORT/PATH, without user, '?' and '#'");
  }

  public boolean isSecure() {
    return "https".equals(uri.getScheme());
  }

  @JsonValue
  @Override
  public String toString() {
    return uri.toString();
  }
}
