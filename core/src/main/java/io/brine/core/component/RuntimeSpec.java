package io.brine.core.component;

import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The container runtime of an operating system.
 *
 * @param configVersion of containerd's configuration: 2 is containerd 1's, 3 is containerd 2's
 */
record RuntimeSpec(String packageName, int configVersion) {

  /** Releases from which a distribution has containerd 2; the others have 1. */
  private static final Map<String, Double> CONTAINERD_2 =
      Map.of("Debian", 14.0, "Ubuntu", 25.10, "Fedora", 41.0);

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  static RuntimeSpec of(OperatingSystem os) {
    double since = CONTAINERD_2.getOrDefault(os.name(), Double.MAX_VALUE);
    String packageName = os.family() == OsFamily.RED_HAT ? "containerd.io" : "containerd";
    return new RuntimeSpec(packageName, number(os.release()) >= since ? 3 : 2);
  }

  private static double number(String release) {
    return NUMBER.matcher(release).matches() ? Double.parseDouble(release) : 0;
  }
}
