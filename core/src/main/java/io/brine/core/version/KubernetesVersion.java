package io.brine.core.version;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brine.core.problem.InvalidValueException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version of Kubernetes. */
public record KubernetesVersion(int major, int minor, int patch)
    implements Comparable<KubernetesVersion> {
  private static final String NUMBER = "(0|[1-9][0-9]{0,3})";
  private static final Pattern FORM =
      Pattern.compile("v" + NUMBER + "\\." + NUMBER + "\\." + NUMBER);
  private static final Comparator<KubernetesVersion> ORDER =
      Comparator.comparingInt(KubernetesVersion::major)
          .thenComparingInt(KubernetesVersion::minor)
          .thenComparingInt(KubernetesVersion::patch);

  /**
   * Reads {@code v1.36.2}.
   *
   * @throws InvalidValueException for anything else
   */
  @JsonCreator
  public static KubernetesVersion parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new InvalidValueException(
          "\"" + text + "\" is not a Kubernetes version", "write it like v1.36.2");
    }
    return new KubernetesVersion(
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)));
  }

  /** {@code v1.36}. */
  public String minorName() {
    return "v" + major + "." + minor;
  }

  /** {@code 1.36.2}, as packages have it. */
  public String bare() {
    return major + "." + minor + "." + patch;
  }

  public boolean isNewerThan(KubernetesVersion other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return ORDER.compare(this, other);
  }

  /** {@code v1.36.2}. */
  @JsonValue
  @Override
  public String toString() {
    return "v" + bare();
  }
}
