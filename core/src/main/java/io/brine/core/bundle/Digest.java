package io.brine.core.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What a content is known by: SHA-256 as OCI writes it.
 *
 * @param text {@code sha256:} and 64 hexadecimal digits in lower case
 */
public record Digest(String text) {
  private static final String ALGORITHM = "sha256:";
  private static final Pattern FORM = Pattern.compile(ALGORITHM + "[0-9a-f]{64}");

  public Digest {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not a digest", "write sha256: and 64 hexadecimal digits");
    }
  }

  @JsonCreator
  public static Digest parse(String text) {
    return new Digest(text);
  }

  public static Digest ofHex(String hex) {
    return new Digest(ALGORITHM + hex);
  }

  public String hex() {
    return text.substring(ALGORITHM.length());
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
