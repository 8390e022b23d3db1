package io.brine.core.sls;

import io.brine.core.component.ManagedFile;
import io.brine.core.component.PackageSpec;
import java.util.List;
import java.util.Map;
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

  /** Programs that say whether they would take a file, which is written aside for that. */
  private static final Map<String, String> CHECKS =
      Map.of(
          "/etc/brine/nginx/nginx.conf", "/usr/sbin/nginx -t -q -c",
          "/etc/brine/firewall/guard.nft", "/usr/sbin/nft --check --file",
          "/etc/keepalived/keepalived.conf", "/usr/libexec/brine/check-keepalived-config");

  public SlsView {
    files = List.copyOf(files);
    packages = List.copyOf(packages);
  }

  /** Those whose version the plan fixes. */
  public List<PackageSpec> pinned() {
    return packages.stream().filter(PackageSpec::isPinned).toList();
  }

  /** The step of brine-node that installs these from the folder of the bundle. */
  public String tools() {
    return "tools " + packages.stream().map(PackageSpec::name).collect(Collectors.joining(" "));
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

  /** The command that checks the file before it replaces the one that is there; else empty. */
  public String check(ManagedFile file) {
    return CHECKS.getOrDefault(file.path(), "");
  }

  /** The static pod of a template that all of them share. */
  public String pod() {
    return name.component();
  }
}
