package io.brine.core.component;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.RepositoriesConfig.ImageMirror;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** containerd's configuration, with the mirror of the registries in use. */
final class ContainerdFiles {

  private static final String CERTS = "/etc/containerd/certs.d/";
  private static final String CA_FILE = "/etc/brine/image-mirror-ca.crt";
  private static final String TEMPLATES = "node-base/";

  private ContainerdFiles() {}

  static List<FileSpec> of(ClusterContext cluster, RuntimeSpec runtime, String sls) {
    ImageMirror mirror = cluster.config().repositories().images();
    List<FileSpec> files = new ArrayList<>();
    if (mirror != null) {
      files.addAll(mirror(cluster, mirror, sls));
    } else {
      cluster.site().ifPresent(site -> files.addAll(mirrors(cluster, site, sls)));
    }
    ContainerdView view =
        new ContainerdView(
            cluster.images().pause(),
            cluster.componentConfigs().cgroupDriver().equals("systemd"),
            !files.isEmpty());
    files.add(
        new FileSpec(
            ManagedFile.of("node-containerd", "/etc/containerd/config.toml", "0644", sls),
            TEMPLATES + "containerd-" + runtime.configVersion() + ".toml",
            view));
    return files;
  }

  private static List<FileSpec> mirror(ClusterContext cluster, ImageMirror mirror, String sls) {
    List<FileSpec> files = new ArrayList<>();
    AbsolutePath caFile = mirror.caFile();
    if (caFile != null) {
      ManagedFile file = ManagedFile.of("node-image-mirror-ca", CA_FILE, "0644", sls);
      files.add(new FileSpec(file, TEMPLATES + "text", SupplyText.of(cluster, caFile)));
    }
    String authority = caFile == null ? "" : CA_FILE;
    HostsView view = new HostsView(mirror.mirror().toString(), authority, false);
    files.add(hosts(cluster.images().registry(), view, sls));
    return files;
  }

  /**
   * All registries that the bundle has images of, and the one that the cluster's are named after.
   */
  private static List<FileSpec> mirrors(ClusterContext cluster, Site site, String sls) {
    SortedSet<String> registries = site.lock().registries();
    registries.add(cluster.images().registry());
    return registries.stream()
        .map(one -> hosts(one, new HostsView(site.mirror(one), Site.CA_FILE, true), sls))
        .toList();
  }

  private static FileSpec hosts(String registry, HostsView view, String sls) {
    String key = "node-hosts-" + registry.replace(':', '_');
    ManagedFile file = ManagedFile.of(key, CERTS + registry + "/hosts.toml", "0644", sls);
    return new FileSpec(file, TEMPLATES + "hosts.toml", view);
  }
}
