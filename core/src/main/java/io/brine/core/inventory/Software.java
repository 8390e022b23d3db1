package io.brine.core.inventory;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is installed and runs already.
 *
 * @param services systemd's units among those that Brine asks for, with their active state: {@code
 *     docker.service: active}
 * @param binaries found on root's path, by name
 */
public record Software(
    SortedMap<String, String> services, SortedSet<String> binaries, KubernetesTraces kubernetes) {
  public Software {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    binaries = Collections.unmodifiableSortedSet(new TreeSet<>(binaries));
  }

  public boolean runs(String unit) {
    return "active".equals(services.get(unit));
  }
}
