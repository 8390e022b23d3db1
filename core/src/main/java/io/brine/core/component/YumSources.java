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

  /** Those that the configuration names, else the bootstrap node's, else the host's own. */
  static List<FileSpec> files(NodeContext node, String sls) {
    ClusterContext cluster = node.cluster();
    if (cluster.config().repositories().packages().rpm().isEmpty()) {
      return cluster.site().map(site -> ofSite(node, site, sls)).orElse(List.of());
    }
    return named(cluster, sls);
  }

  private static List<FileSpec> ofSite(NodeContext node, Site site, String sls) {
    String url = site.packages(node.node().facts().os());
    YumView.Source source = new YumView.Source("brine", url, Site.PACKAGES_KEY, true);
    return List.of(sources(Site.CA_FILE, List.of(source), sls));
  }

  private static List<FileSpec> named(ClusterContext cluster, String sls) {
    List<RpmRepository> repositories = cluster.config().repositories().packages().rpm();
    List<FileSpec> files = new ArrayList<>();
    List<YumView.Source> sources = new ArrayList<>();
    for (RpmRepository repository : repositories) {
      int number = sources.size() + 1;
      String key = "/etc/pki/rpm-gpg/RPM-GPG-KEY-brine-" + number;
      files.add(text("yum-key-" + number, key, sls, cluster, repository.keyFile()));
      sources.add(new YumView.Source("brine-" + number, repository.url().toString(), key, false));
    }
    AbsolutePath caFile = cluster.config().repositories().caFile();
    if (caFile != null) {
      files.add(text("yum-ca", CA_FILE, sls, cluster, caFile));
    }
    files.add(sources(caFile == null ? "" : CA_FILE, sources, sls));
    return files;
  }

  private static FileSpec sources(String caFile, List<YumView.Source> sources, String sls) {
    return new FileSpec(
        ManagedFile.of("node-yum-repositories", "/etc/yum.repos.d/brine.repo", "0644", sls),
        TEMPLATES + "yum.repo",
        new YumView(caFile, sources));
  }

  private static FileSpec text(
      String key, String path, String sls, ClusterContext cluster, AbsolutePath source) {
    ManagedFile file = ManagedFile.of("node-" + key, path, "0644", sls);
    return new FileSpec(file, TEMPLATES + "text", SupplyText.of(cluster, source));
  }
}
