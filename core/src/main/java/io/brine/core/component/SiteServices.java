package io.brine.core.component;

import io.brine.core.component.CertificateSpec.KeyPair;
import io.brine.core.component.CertificateSpec.Signing;
import io.brine.core.config.CertificatesConfig;
import io.brine.core.inventory.OsFamily;
import io.brine.core.net.Cidr;
import io.brine.core.version.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The services of the bootstrap node: package repositories and an OCI registry behind nginx. All
 * hosts take packages and images from there and nowhere else.
 */
public final class SiteServices implements Component {
  /** Installs what serves, from the folder of the bundle itself. */
  public static final String TOOLS = "brine.site.installed-tools";

  private static final String TRUSTED = "brine.site.trusted";
  private static final String CONFIGURED = "brine.site.configured-";
  private static final String FILLED = "brine.site.filled";

  @Override
  public String name() {
    return "site";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return node.cluster().site().map(site -> contribute(node, site)).orElse(Contribution.none());
  }

  private Contribution contribute(NodeContext node, Site site) {
    Contribution trust =
        Contribution.none()
            .withCredentials(new Credentials(List.of(authority(node)), false, List.of(), List.of()))
            .withStates(Phase.BOOTSTRAP_SERVICES, NodeAgent.INSTALLED, TRUSTED)
            .withStates(Phase.NODE_BASE, Sls.installed(name(), "key"));
    return node.isSiteServer() ? serve(node, site, trust) : trust;
  }

  private Contribution serve(NodeContext node, Site site, Contribution trust) {
    SiteRuntime runtime = SiteRuntime.of(node.node().facts().os());
    Credentials certificate =
        new Credentials(List.of(), false, List.of(certificate(node, site)), List.of());
    return trust
        .withPackages(packages(node.cluster(), site, runtime))
        .withServices("brine-registry", "brine-nginx")
        .withFiles(files(node, runtime))
        .withCredentials(trust.credentials().and(certificate))
        .withStates(
            Phase.BOOTSTRAP_SERVICES,
            NodeAgent.INSTALLED,
            TOOLS,
            CONFIGURED + "registry",
            CONFIGURED + "nginx",
            TRUSTED,
            Sls.running(name()),
            FILLED);
  }

  private static List<PackageSpec> packages(
      ClusterContext cluster, Site site, SiteRuntime runtime) {
    List<String> names = runtime.packages(servesYum(cluster, site));
    Stream<String> firewall =
        cluster.config().firewall().manage() ? Stream.of(Firewalld.NFTABLES) : Stream.empty();
    return Stream.concat(names.stream(), firewall)
        .map(name -> PackageSpec.any(name, TOOLS))
        .toList();
  }

  private static boolean servesYum(ClusterContext cluster, Site site) {
    return site.lock().holds("rpm")
        || cluster.nodes().stream().anyMatch(one -> one.facts().os().family() == OsFamily.RED_HAT);
  }

  /** Its key stays on the master. */
  private static AuthoritySpec authority(NodeContext node) {
    CertificatesConfig settings = node.cluster().kubernetes().certificates();
    return new AuthoritySpec(
        Site.AUTHORITY,
        Site.CA_FILE,
        "",
        settings.algorithm().toString(),
        GoDuration.format(settings.caValidity()));
  }

  /** On the loopback it is the one that images are pushed to. */
  private static CertificateSpec certificate(NodeContext node, Site site) {
    AlternativeNames names =
        AlternativeNames.of(
            List.of(node.name(), "localhost"),
            Stream.concat(addresses(node).stream(), Stream.of("127.0.0.1")).toList());
    return new CertificateSpec(
        new Signing("nginx", Site.AUTHORITY),
        new KeyPair("/etc/brine/nginx/server.crt", "/etc/brine/nginx/server.key"),
        Subject.of(site.server().name().value()),
        names,
        Pki.profile(node, List.of("server auth")));
  }

  private static List<String> addresses(NodeContext node) {
    return node.node().addresses().controlPlane().stream()
        .map(one -> one.address().toString())
        .toList();
  }

  private List<FileSpec> files(NodeContext node, SiteRuntime runtime) {
    List<FileSpec> files = new ArrayList<>();
    SiteView view = new SiteView(runtime, addresses(node), networks(node.cluster()));
    files.add(unit("nginx", runtime));
    files.add(unit("registry", runtime));
    files.add(file("nginx", "/etc/brine/nginx/nginx.conf", view));
    files.add(file("registry", "/etc/brine/registry/registry.yml", runtime));
    return files;
  }

  private FileSpec unit(String service, SiteRuntime runtime) {
    String unit = "brine-" + service + ".service";
    return file(service, "/etc/systemd/system/" + unit, runtime);
  }

  private FileSpec file(String service, String path, Object view) {
    String template = path.substring(path.lastIndexOf('/') + 1);
    ManagedFile file = ManagedFile.of("site-" + template, path, "0644", CONFIGURED + service);
    return new FileSpec(file, name() + "/" + template, view);
  }

  private static List<String> networks(ClusterContext cluster) {
    return Site.CLIENTS.sources(cluster).stream().map(Cidr::toString).toList();
  }
}
