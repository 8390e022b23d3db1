package io.brine.core.sls;

/**
 * Name of an SLS of Brine's environment: {@code brine.kubelet.configured}.
 *
 * @param value dots between folders, as Salt names it
 */
public record SlsName(String value) implements Comparable<SlsName> {

  private static final String ROOT = "brine.";

  public SlsName {
    if (!value.matches("brine(\\.[a-z0-9]+(-[a-z0-9]+)*){2}")) {
      throw new IllegalStateException("no name of an SLS: " + value);
    }
  }

  public static SlsName of(String component, String part) {
    return new SlsName(ROOT + component + "." + part);
  }

  /** Its folder: {@code kubelet}. */
  public String component() {
    return value.substring(ROOT.length(), value.lastIndexOf('.'));
  }

  /** What it does of its component: {@code configured}. */
  public String part() {
    return value.substring(value.lastIndexOf('.') + 1);
  }

  /** Below the root of the environment: {@code brine/kubelet/configured.sls}. */
  public String path() {
    return value.replace('.', '/') + ".sls";
  }

  @Override
  public int compareTo(SlsName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
