package io.brine.core.component;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.RepositoriesConfig.DebRepository;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** apt's sources, with their keys and the authority of their servers. */
final class AptSources {

  private static final String TEMPLATES = "node-base/";
  private static final String CA_FILE = "/etc/brine/repositories-ca.crt";

  private AptSources() {}

  /** Those that the configuration names, else the bootstrap node's, else the host's own. */
  static List<FileSpec> files(NodeContext node, String sls) {
    ClusterContext cluster = node.cluster();
    if (cluster.config().repositories().packages().deb().isEmpty()) {
      return cluster.site().map(site -> ofSite(node, site, sls)).orElse(List.of());
    }
    return named(cluster, sls);
  }

  private static List<FileSpec> ofSite(NodeContext node, Site site, String sls) {
    URI url = URI.create(site.packages(node.node().facts().os()) + "/");
    AptSource source = new AptSource(url, "./", "", Site.PACKAGES_KEY);
    return List.of(
        sources(Site.CA_FILE, List.of(source), sls), authority(Site.CA_FILE, List.of(source), sls));
  }

  private static List<FileSpec> named(ClusterContext cluster, String sls) {
    List<DebRepository> repositories = cluster.config().repositories().packages().deb();
    List<FileSpec> files = new ArrayList<>();
    List<AptSource> sources = new ArrayList<>();
    for (DebRepository repository : repositories) {
      String key = "/etc/apt/keyrings/brine-" + (sources.size() + 1) + ".asc";
      files.add(text("apt-key-" + (sources.size() + 1), key, sls, cluster, repository.keyFile()));
      sources.add(AptSource.of(repository, key));
    }
    AbsolutePath caFile = cluster.config().repositories().caFile();
    if (caFile != null) {
      files.add(text("apt-ca", CA_FILE, sls, cluster, caFile));
      files.add(authority(CA_FILE, sources, sls));
    }
    files.add(sources(CA_FILE, sources, sls));
    return files;
  }

  private static FileSpec sources(String caFile, List<AptSource> sources, String sls) {
    return new FileSpec(
        ManagedFile.of("node-apt-sources", "/etc/apt/sources.list.d/brine.sources", "0644", sls),
        TEMPLATES + "apt.sources",
        new AptView(caFile, sources));
  }

  private static FileSpec authority(String caFile, List<AptSource> sources, String sls) {
    return new FileSpec(
        ManagedFile.of("node-apt-conf", "/etc/apt/apt.conf.d/90brine", "0644", sls),
        TEMPLATES + "apt.conf",
        new AptView(caFile, sources));
  }

  private static FileSpec text(
      String key, String path, String sls, ClusterContext cluster, AbsolutePath source) {
    ManagedFile file = ManagedFile.of("node-" + key, path, "0644", sls);
    return new FileSpec(file, TEMPLATES + "text", SupplyText.of(cluster, source));
  }
}
