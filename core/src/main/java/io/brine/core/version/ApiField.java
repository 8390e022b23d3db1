package io.brine.core.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a structure.
 *
 * @param nullable Go's pointer: not given is another thing than zero
 * @param always written even when zero or not given
 * @param sinceMinor the release 1.N that brought it; 0 for those that all catalogued ones have
 */
record ApiField(ApiType type, boolean nullable, boolean always, int sinceMinor) {

  private static final Pattern FORM = Pattern.compile("([^?! ]+)(\\??)(!?)(?: since 1\\.(\\d+))?");

  /** Reads {@code int?!} or {@code [int] since 1.36}. */
  static ApiField parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new IllegalStateException("no field type: " + text);
    }
    String since = found.group(4);
    return new ApiField(
        ApiType.parse(found.group(1)),
        !found.group(2).isEmpty(),
        !found.group(3).isEmpty(),
        since == null ? 0 : Integer.parseInt(since));
  }

  boolean isIn(KubernetesVersion version) {
    return version.minor() >= sinceMinor;
  }
}
