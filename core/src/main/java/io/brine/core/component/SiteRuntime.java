package io.brine.core.component;

import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * nginx and the registry as a family of operating systems has them.
 *
 * @param webUser that nginx' workers run as; its group has the same name
 * @param registryUser that the registry runs as
 * @param registryProgram path
 */
public record SiteRuntime(
    OsFamily family, String webUser, String registryUser, String registryProgram) {
  private static final SiteRuntime DEBIAN =
      new SiteRuntime(OsFamily.DEBIAN, "www-data", "docker-registry", "/usr/bin/docker-registry");

  /** The package docker-distribution brings no user of its own. */
  private static final SiteRuntime RED_HAT =
      new SiteRuntime(OsFamily.RED_HAT, "nginx", "nginx", "/usr/bin/registry");

  static SiteRuntime of(OperatingSystem os) {
    return os.family() == OsFamily.DEBIAN ? DEBIAN : RED_HAT;
  }

  /** What serves, and what makes the repositories of the bundle's packages. */
  List<String> packages(boolean withYum) {
    boolean debian = family == OsFamily.DEBIAN;
    List<String> packages = new ArrayList<>();
    packages.addAll(
        debian
            ? List.of("apt-utils", "docker-registry", "gpg", "gpg-agent", "nginx", "skopeo")
            : List.of("docker-distribution", "gnupg2", "nginx", "skopeo"));
    if (withYum) {
      packages.addAll(
          debian ? List.of("createrepo-c", "rpm") : List.of("createrepo_c", "rpm-sign"));
    }
    return packages;
  }
}
