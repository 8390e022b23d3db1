package io.brine.core.component;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.RepositoriesConfig.RpmRepository;
import java.util.ArrayList;
import java.util.List;

/** yum's repositories, with their keys and the authority of their servers. */
final class YumSources {

  private static final String TEMPLATES = "node-base/";
  private static final String CA_FILE = "/etc/brine/repositories-ca.crt";

  private YumSources() {}

  /** Nothing when the configuration names none: then the host's own serve. */
  static List<FileSpec> files(ClusterContext cluster, String sls) {
    List<RpmRepository> repositories = cluster.config().repositories().packages().rpm();
    List<FileSpec> files = new ArrayList<>();
    if (repositories.isEmpty()) {
      return files;
    }
    List<YumView.Source> sources = new ArrayList<>();
    for (RpmRepository repository : repositories) {
      int number = sources.size() + 1;
      String key = "/etc/pki/rpm-gpg/RPM-GPG-KEY-brine-" + number;
      files.add(text("yum-key-" + number, key, sls, cluster, repository.keyFile()));
      sources.add(new YumView.Source("brine-" + number, repository.url().toString(), key));
    }
    AbsolutePath caFile = cluster.config().repositories().caFile();
    if (caFile != null) {
      files.add(text("yum-ca", CA_FILE, sls, cluster, caFile));
    }
    files.add(
        new FileSpec(
            ManagedFile.of("node-yum-repositories", "/etc/yum.repos.d/brine.repo", "0644", sls),
            TEMPLATES + "yum.repo",
            new YumView(caFile == null ? "" : CA_FILE, sources)));
    return files;
  }

  private static FileSpec text(
      String key, String path, String sls, ClusterContext cluster, AbsolutePath source) {
    ManagedFile file = ManagedFile.of("node-" + key, path, "0644", sls);
    return new FileSpec(file, TEMPLATES + "text", SupplyText.of(cluster, source));
  }
}
