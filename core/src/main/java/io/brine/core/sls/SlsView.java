package io.brine.core.sls;

import io.brine.core.component.ManagedFile;
import io.brine.core.component.PackageSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The view of an SLS template.
 *
 * @param files that it writes, the same on every minion that applies it
 * @param packages of all minions that apply it
 */
public record SlsView(
    Origin origin, SlsName name, List<ManagedFile> files, List<PackageSpec> packages) {

  private static final String CONTAINERD = "/etc/containerd/config.toml";

  public SlsView {
    files = List.copyOf(files);
    packages = List.copyOf(packages);
  }

  /** Those whose version the plan fixes. */
  public List<PackageSpec> pinned() {
    return packages.stream().filter(PackageSpec::isPinned).toList();
  }

  /**
   * The step of brine-node that refreshes the package lists when one of these is to be installed.
   */
  public String refresh() {
    Stream<String> wanted =
        packages.stream().map(p -> p.isPinned() ? p.name() + "=" + p.version() : p.name());
    return "refresh " + wanted.collect(Collectors.joining(" "));
  }

  /** Whether containerd reads the file only when it starts. */
  public boolean restarts(ManagedFile file) {
    return file.path().equals(CONTAINERD);
  }

  /** The static pod of a template that all of them share. */
  public String pod() {
    return name.component();
  }
}
