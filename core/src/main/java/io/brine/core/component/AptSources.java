package io.brine.core.component;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.RepositoriesConfig.DebRepository;
import java.util.ArrayList;
import java.util.List;

/** apt's sources, with their keys and the authority of their servers. */
final class AptSources {

  private static final String TEMPLATES = "node-base/";
  private static final String CA_FILE = "/etc/brine/repositories-ca.crt";

  private AptSources() {}

  /** Nothing when the configuration names none: then the host's own serve. */
  static List<FileSpec> files(ClusterContext cluster, String sls) {
    List<DebRepository> repositories = cluster.config().repositories().packages().deb();
    List<FileSpec> files = new ArrayList<>();
    if (repositories.isEmpty()) {
      return files;
    }
    List<AptSource> sources = new ArrayList<>();
    for (DebRepository repository : repositories) {
      String key = "/etc/apt/keyrings/brine-" + (sources.size() + 1) + ".asc";
      files.add(text("apt-key-" + (sources.size() + 1), key, sls, cluster, repository.keyFile()));
      sources.add(AptSource.of(repository, key));
    }
    AbsolutePath caFile = cluster.config().repositories().caFile();
    if (caFile != null) {
      files.add(text("apt-ca", CA_FILE, sls, cluster, caFile));
      files.add(authority(sources, sls));
    }
    files.add(
        new FileSpec(
            ManagedFile.of(
                "node-apt-sources", "/etc/apt/sources.list.d/brine.sources", "0644", sls),
            TEMPLATES + "apt.sources",
            new AptView(CA_FILE, sources)));
    return files;
  }

  private static FileSpec authority(List<AptSource> sources, String sls) {
    return new FileSpec(
        ManagedFile.of("node-apt-conf", "/etc/apt/apt.conf.d/90brine", "0644", sls),
        TEMPLATES + "apt.conf",
        new AptView(CA_FILE, sources));
  }

  private static FileSpec text(
      String key, String path, String sls, ClusterContext cluster, AbsolutePath source) {
    ManagedFile file = ManagedFile.of("node-" + key, path, "0644", sls);
    return new FileSpec(file, TEMPLATES + "text", SupplyText.of(cluster, source));
  }
}
