package io.brine.core.component;

/**
 * A package of the operating system.
 *
 * @param version exact, without the packaging revision: {@code 1.36.2}; empty for whatever the
 *     repositories hold
 * @param sls that installs it, for example {@code brine.keepalived.installed}
 */
public record PackageSpec(String name, String version, String sls)
    implements Comparable<PackageSpec> {

  public static PackageSpec any(String name, String sls) {
    return new PackageSpec(name, "", sls);
  }

  public boolean isPinned() {
    return !version.isEmpty();
  }

  @Override
  public int compareTo(PackageSpec other) {
    return name.compareTo(other.name);
  }
}
