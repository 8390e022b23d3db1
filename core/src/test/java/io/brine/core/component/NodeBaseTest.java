package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeBaseTest {

  private static final Map<String, String> TEXTS =
      Map.of("/k/one.asc", "ONE", "/k/two.asc", "TWO", "/k/ca.crt", "CA", "/k/mirror.crt", "MCA");

  private static TestCluster cluster(String repositories) {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.36.2, kubelet: {cgroupDriver: cgroupfs, failSwapOn: false}}
            networks:
              controlPlane: {cidrs: [10.77.1.0/24]}
              pods: {cidr: '10.233.0.0/16,fd00:233::/48'}
              services: {cidr: '10.96.0.0/16,fd00:96::/112'}
              plugin: {name: none}
            nodes:
            - {minion: deb, roles: [bootstrap, control-plane, etcd]}
            - {minion: rpm, roles: [worker]}
            repositories:
            """
                + repositories.indent(2))
        .host("deb", "10.77.1.11/24")
        .host("rpm", "rpm", TestCluster.redHat(), "10.77.1.12/24");
  }

  private static ClusterPlan withCa() {
    return cluster(
            """
            packages:
              deb:
              - {url: 'https://repo.example.com:8443/deb', suite: stable, components: [main, k8s], keyFile: /k/one.asc}
              - {url: 'https://repo.example.com:8443/flat', suite: './', keyFile: /k/two.asc}
              rpm:
              - {url: 'https://repo.example.com/rpm', keyFile: /k/one.asc}
            images: {mirror: 'https://repo.example.com:5000', caFile: /k/mirror.crt}
            caFile: /k/ca.crt
            """)
        .supplies(TEXTS)
        .plan();
  }

  private static ClusterPlan withoutCa() {
    return cluster(
            """
            packages:
              deb: [{url: 'http://repo.example.com/deb', suite: './', keyFile: /k/one.asc}]
              rpm: [{url: 'http://repo.example.com/rpm', keyFile: /k/one.asc}]
            images: {mirror: 'https://repo.example.com:5000'}
            """)
        .supplies(TEXTS)
        .plan();
  }

  private static NodePlan node(ClusterPlan plan, String minion) {
    return plan.find(MinionId.parse(minion)).orElseThrow();
  }

  private static List<String> paths(NodePlan node) {
    return node.files().stream().map(file -> file.file().path()).toList();
  }

  private static Object view(NodePlan node, String path) {
    return node.files().stream()
        .filter(file -> file.file().path().equals(path))
        .findFirst()
        .orElseThrow()
        .view();
  }

  @Test
  void everyAptRepositoryHasItsOwnKey() {
    NodePlan deb = node(withCa(), "deb");

    AptView view = (AptView) view(deb, "/etc/apt/sources.list.d/brine.sources");
    assertThat(view.sources())
        .containsExactly(
            new AptSource(
                URI.create("https://repo.example.com:8443/deb"),
                "stable",
                "main k8s",
                "/etc/apt/keyrings/brine-1.asc"),
            new AptSource(
                URI.create("https://repo.example.com:8443/flat"),
                "./",
                "",
                "/etc/apt/keyrings/brine-2.asc"));
    assertThat(view.hosts()).containsExactly("repo.example.com");
    assertThat(view(deb, "/etc/apt/keyrings/brine-2.asc")).isEqualTo(new Document("TWO"));
    assertThat(view(deb, "/etc/brine/repositories-ca.crt")).isEqualTo(new Document("CA"));
  }

  @Test
  void aptIsToldOfAnAuthorityOnlyWhenThereIsOne() {
    assertThat(paths(node(withCa(), "deb"))).contains("/etc/apt/apt.conf.d/90brine");
    assertThat(paths(node(withoutCa(), "deb")))
        .doesNotContain("/etc/apt/apt.conf.d/90brine", "/etc/brine/repositories-ca.crt");
  }

  @Test
  void redHatsRepositoriesAreYums() {
    String path = "/etc/yum.repos.d/brine.repo";
    YumView.Source source =
        new YumView.Source(
            "brine-1",
            "https://repo.example.com/rpm",
            "/etc/pki/rpm-gpg/RPM-GPG-KEY-brine-1",
            false);

    assertThat(view(node(withCa(), "rpm"), path))
        .isEqualTo(new YumView("/etc/brine/repositories-ca.crt", List.of(source)));
    assertThat(((YumView) view(node(withoutCa(), "rpm"), path)).caFile()).isEmpty();
    assertThat(node(withCa(), "rpm").packages())
        .contains(PackageSpec.any("containerd.io", "brine.node-base.installed-redhat"))
        .doesNotContain(PackageSpec.any("containerd", "brine.node-base.installed-redhat"));
  }

  @Test
  void withoutRepositoriesTheHostsOwnServe() {
    ClusterPlan plan = cluster("packages: {}").plan();

    assertThat(paths(node(plan, "deb"))).noneMatch(path -> path.startsWith("/etc/apt/"));
    assertThat(paths(node(plan, "rpm"))).noneMatch(path -> path.startsWith("/etc/yum"));
    assertThat(paths(node(plan, "deb"))).noneMatch(path -> path.contains("certs.d"));
  }

  @Test
  void theMirrorStandsInForTheRegistryInUse() {
    String hosts = "/etc/containerd/certs.d/registry.k8s.io/hosts.toml";

    assertThat(view(node(withCa(), "deb"), hosts))
        .isEqualTo(
            new HostsView(
                "https://repo.example.com:5000", "/etc/brine/image-mirror-ca.crt", false));
    assertThat(view(node(withoutCa(), "deb"), hosts))
        .isEqualTo(new HostsView("https://repo.example.com:5000", "", false));
  }

  @Test
  void aRegistryMayHaveAPort() {
    TestCluster cluster =
        TestCluster.of(
                """
                metadata: {name: demo}
                kubernetes: {version: v1.36.2, imageRepository: 'registry.example.com:5000/k8s'}
                networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
                nodes: [{minion: deb, roles: [bootstrap, control-plane, etcd]}]
                repositories: {images: {mirror: 'https://repo.example.com:5000'}}
                """)
            .host("deb", "10.77.1.11/24");

    assertThat(node(cluster.plan(), "deb").files())
        .extracting(FileSpec::file)
        .filteredOn(file -> file.path().contains("certs.d"))
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path())
                  .isEqualTo("/etc/containerd/certs.d/registry.example.com:5000/hosts.toml");
              assertThat(file.key()).isEqualTo("node-hosts-registry.example.com_5000");
            });
  }

  @Test
  void containerdFollowsTheKubeletsCgroupDriver() {
    assertThat(view(node(withCa(), "deb"), "/etc/containerd/config.toml"))
        .isEqualTo(new ContainerdView("registry.k8s.io/pause:3.10.2", false, true));
  }

  @Test
  void swapIsLeftAloneWhenTheKubeletBearsIt() {
    assertThat(withCa().sls()).doesNotContain("brine.node-base.swap-off");
  }

  @Test
  void dualStackForwardsBothFamilies() {
    assertThat(view(node(withCa(), "deb"), "/etc/sysctl.d/90-brine.conf"))
        .isEqualTo(
            new Lines(List.of("net.ipv4.ip_forward = 1", "net.ipv6.conf.all.forwarding = 1")));
  }

  @Test
  void distributionsWithContainerd2GetItsConfiguration() {
    assertThat(RuntimeSpec.of(TestCluster.debian()).configVersion()).isEqualTo(2);
    assertThat(RuntimeSpec.of(TestCluster.debian("14")).configVersion()).isEqualTo(3);
    assertThat(RuntimeSpec.of(TestCluster.debian("sid")).configVersion()).isEqualTo(2);
    assertThat(RuntimeSpec.of(TestCluster.redHat()).configVersion()).isEqualTo(2);
  }

  @Test
  void aFileThatWasNotSuppliedIsOurBug() {
    TestCluster cluster =
        cluster("packages: {deb: [{url: 'http://x/', suite: './', keyFile: /k/none}]}");

    assertThatThrownBy(cluster::plan)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/k/none");
  }

  @Test
  void aManagedFileHasAnAbsolutePathAndAMode() {
    assertThatThrownBy(() -> ManagedFile.of("k", "relative", "0600", "brine.x.configured"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ManagedFile.of("k", "/path", "600", "brine.x.configured"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ManagedFile.of("a:b", "/path", "0600", "brine.x.configured"))
        .isInstanceOf(IllegalStateException.class);
    ManagedFile manifest = ManagedFile.manifest("etcd", "brine.etcd.configured");
    assertThat(manifest.path()).isEqualTo("/etc/kubernetes/manifests/etcd.yaml");
    assertThat(manifest.writtenPath()).isEqualTo("/etc/kubernetes/.brine/etcd.yaml");
  }
}
