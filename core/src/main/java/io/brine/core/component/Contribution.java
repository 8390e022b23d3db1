package io.brine.core.component;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one component puts on one node.
 *
 * @param services of systemd that run in the end
 * @param states SLS names to apply in each phase, in order
 */
public record Contribution(
    List<PackageSpec> packages,
    List<String> services,
    List<FileSpec> files,
    Credentials credentials,
    Map<Phase, List<String>> states) {

  private static final Contribution NONE =
      new Contribution(List.of(), List.of(), List.of(), Credentials.NONE, Map.of());

  public Contribution {
    packages = List.copyOf(packages);
    services = List.copyOf(services);
    files = List.copyOf(files);
    Map<Phase, List<String>> ordered = new EnumMap<>(Phase.class);
    states.forEach((phase, sls) -> ordered.put(phase, List.copyOf(sls)));
    states = Collections.unmodifiableMap(ordered);
  }

  /** Of a component that has no part in a node. */
  public static Contribution none() {
    return NONE;
  }

  /** Both, this one's first. */
  public Contribution and(Contribution other) {
    Map<Phase, List<String>> all = new EnumMap<>(Phase.class);
    all.putAll(states);
    other.states.forEach((phase, sls) -> all.merge(phase, sls, Contribution::joined));
    return new Contribution(
        joined(packages, other.packages),
        joined(services, other.services),
        joined(files, other.files),
        credentials.and(other.credentials),
        all);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  Contribution withPackages(List<PackageSpec> wanted) {
    return new Contribution(wanted, services, files, credentials, states);
  }

  Contribution withServices(String... wanted) {
    return new Contribution(packages, List.of(wanted), files, credentials, states);
  }

  Contribution withFiles(List<FileSpec> wanted) {
    return new Contribution(packages, services, wanted, credentials, states);
  }

  Contribution withCredentials(Credentials wanted) {
    return new Contribution(packages, services, files, wanted, states);
  }

  Contribution withStates(Phase phase, String... sls) {
    Map<Phase, List<String>> all = new EnumMap<>(Phase.class);
    all.putAll(states);
    all.put(phase, List.of(sls));
    return new Contribution(packages, services, files, credentials, all);
  }
}
