package io.brine.core.component;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.RepositoriesConfig.ImageMirror;
import java.util.ArrayList;
import java.util.List;

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
    }
    ContainerdView view =
        new ContainerdView(
            cluster.images().pause(),
            cluster.componentConfigs().cgroupDriver().equals("systemd"),
            mirror != null);
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
    String registry = cluster.images().registry();
    String key = "node-hosts-" + registry.replace(':', '_');
    HostsView view = new HostsView(mirror.mirror().toString(), caFile == null ? "" : CA_FILE);
    files.add(
        new FileSpec(
            ManagedFile.of(key, CERTS + registry + "/hosts.toml", "0644", sls),
            TEMPLATES + "hosts.toml",
            view));
    return files;
  }
}
