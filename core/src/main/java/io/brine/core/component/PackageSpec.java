package io.brine.core.component;

/**
 * A package of the operating system.
 *
 * @param version exact, without the packaging revision: {@code 1.36.2}; empty for whatever the
 *     repositories hold
 */
public record PackageSpec(String name, String version) implements Comparable<PackageSpec> {

  public static PackageSpec any(String name) {
    return new PackageSpec(name, "");
  }

  public boolean isPinned() {
    return !version.isEmpty();
  }

  @Override
  public int compareTo(PackageSpec other) {
    return name.compareTo(other.name);
  }
}
