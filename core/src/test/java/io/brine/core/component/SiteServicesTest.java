package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedImage;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import io.brine.core.bundle.ImageName;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.BundleNeeds;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec.SiteServer;
import io.brine.core.plan.Planner;
import io.brine.core.plan.TestCluster;
import io.brine.core.problem.Problem;
import io.brine.core.sls.PhaseSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteServicesTest {
  private static final Digest DIGEST = Digest.ofHex("ab".repeat(32));
  private static final List<String> DEBS =
      List.of(
          "apt-utils",
          "containerd",
          "docker-registry",
          "gpg",
          "gpg-agent",
          "kubeadm",
          "kubectl",
          "kubelet",
          "nftables",
          "nginx",
          "skopeo",
          "createrepo-c",
          "rpm");
  private static final List<String> RPMS =
      List.of("containerd.io", "kubeadm", "kubectl", "kubelet", "nftables");

  private static TestCluster cluster(OperatingSystem bootstrap, String repositories) {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.36.2}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            %s
            nodes:
            - {minion: bootstrap, roles: [bootstrap, control-plane, etcd]}
            - {minion: rocky, roles: [worker]}
            """
                .formatted(repositories))
        .host("bootstrap", "bootstrap", bootstrap, "10.77.1.11/24")
        .host("rocky", "rocky", TestCluster.redHat(), "10.77.1.12/24");
  }

  private static PlanInput input(OperatingSystem bootstrap, BundleLock lock, String repositories) {
    return input(bootstrap, lock, repositories, Map.of());
  }

  private static PlanInput input(
      OperatingSystem bootstrap, BundleLock lock, String repositories, Map<String, String> keys) {
    Map<String, String> supplies = new HashMap<>(keys);
    supplies.put("/srv/brine/bundle/bundle.lock", BundleLockFile.write(lock));
    return cluster(bootstrap, repositories).supplies(supplies).input();
  }

  private static ClusterPlan plan(OperatingSystem bootstrap) {
    return Planner.plan(input(bootstrap, lock(), ""));
  }

  private static NodePlan node(ClusterPlan plan, String minion) {
    return plan.find(MinionId.parse(minion)).orElseThrow();
  }

  private static Object view(NodePlan node, String path) {
    return node.files().stream()
        .filter(file -> file.file().path().equals(path))
        .findFirst()
        .orElseThrow()
        .view();
  }

  private static BundleLock lock() {
    List<LockedPackage> packages = new ArrayList<>();
    DEBS.forEach(name -> packages.add(locked("packages/deb/debian-12/", name)));
    RPMS.forEach(name -> packages.add(locked("packages/rpm/rocky-9/", name)));
    List<LockedImage> images = new ArrayList<>();
    Components.images(ClusterContext.of(cluster(TestCluster.debian(), "").input()))
        .forEach(name -> images.add(new LockedImage(ImageName.parse(name), DIGEST, 1)));
    images.add(new LockedImage(ImageName.parse("quay.io:5000/calico/node:v3"), DIGEST, 1));
    return BundleLock.of(images, packages, List.of());
  }

  private static LockedPackage locked(String folder, String name) {
    BundlePath path = BundlePath.parse(folder + name);
    return new LockedPackage(name, "1.36.2-1.1", "amd64", new LockedFile(path, DIGEST, 1));
  }

  @Test
  void everyHostTakesPackagesAndImagesFromTheBootstrapNode() {
    ClusterPlan plan = plan(TestCluster.debian());
    AptView apt = (AptView) view(node(plan, "bootstrap"), "/etc/apt/sources.list.d/brine.sources");
    YumView yum = (YumView) view(node(plan, "rocky"), "/etc/yum.repos.d/brine.repo");

    assertThat(apt.sources())
        .extracting(AptSource::url)
        .asString()
        .isEqualTo("[https://10.77.1.11/packages/deb/debian-12/]");
    assertThat(apt.hosts()).containsExactly("10.77.1.11");
    assertThat(yum.sources())
        .containsExactly(
            new YumView.Source(
                "brine",
                "https://10.77.1.11/packages/rpm/rocky-9",
                "/etc/brine/packages.asc",
                true));
    assertThat(view(node(plan, "rocky"), "/etc/containerd/certs.d/registry.k8s.io/hosts.toml"))
        .isEqualTo(
            new HostsView("https://10.77.1.11/v2/registry.k8s.io", "/etc/brine/site/ca.crt", true));
    assertThat(view(node(plan, "rocky"), "/etc/containerd/certs.d/quay.io:5000/hosts.toml"))
        .isEqualTo(
            new HostsView("https://10.77.1.11/v2/quay.io-5000", "/etc/brine/site/ca.crt", true));
  }

  @Test
  void theSitesAuthorityIsEverywhereAndItsKeyNowhere() {
    ClusterPlan plan = plan(TestCluster.debian());

    for (NodePlan node : plan.nodes().values()) {
      assertThat(node.spec().keys().authority(Site.AUTHORITY).key()).isEmpty();
      assertThat(node.spec().serving().site())
          .isEqualTo(new SiteServer("https://10.77.1.11", "site-ca", "/etc/brine/packages.asc"));
    }
    assertThat(node(plan, "rocky").spec().serving().bundle()).isNull();
    assertThat(node(plan, "bootstrap").spec().serving().bundle())
        .extracting("path", "release")
        .containsExactly("/srv/brine/bundle", "deb/debian-12");
    assertThat(node(plan, "bootstrap").spec().keys().certificates())
        .filteredOn(one -> one.name().equals("nginx"))
        .singleElement()
        .extracting(CertificateSpec::alternativeNames)
        .isEqualTo(
            new AlternativeNames(
                List.of("bootstrap", "localhost"), List.of("10.77.1.11", "127.0.0.1")));
  }

  @Test
  void theServicesComeBeforeAllElse() {
    PhaseSteps steps = PhaseSteps.of(plan(TestCluster.debian()), Phase.BOOTSTRAP_SERVICES);

    assertThat(steps.steps())
        .extracting(io.brine.core.sls.Step::id)
        .containsExactly(
            "bootstrap-services: hold the lease",
            "bootstrap-services: apply brine.node.installed",
            "bootstrap-services: issue certificates",
            "bootstrap-services: apply brine.site.installed-tools, brine.firewalld.installed,"
                + " brine.site.configured-registry, brine.site.configured-nginx,"
                + " brine.firewalld.configured, brine.site.trusted, brine.site.running,"
                + " brine.site.filled, brine.firewalld.running",
            "bootstrap-services: apply brine.site.trusted");
    assertThat(steps.steps().get(2).<List<String>>match(s -> List.of(), r -> r.authorities()))
        .containsExactly("site-ca");
  }

  @Test
  void aFirewallThatIsLeftAloneIsNotOpened() {
    PlanInput input = input(TestCluster.debian(), lock(), "firewall: {manage: false}");

    assertThat(PhaseSteps.of(Planner.plan(input), Phase.BOOTSTRAP_SERVICES).steps())
        .extracting(io.brine.core.sls.Step::id)
        .noneMatch(id -> id.contains("firewalld"));
  }

  @Test
  void withoutABundleNothingIsServed() {
    ClusterPlan plan = cluster(TestCluster.debian(), "").plan();

    assertThat(PhaseSteps.of(plan, Phase.BOOTSTRAP_SERVICES).steps()).isEmpty();
    assertThat(node(plan, "bootstrap").spec().serving().site()).isNull();
    assertThat(node(plan, "bootstrap").files())
        .noneMatch(file -> file.file().path().startsWith("/etc/apt/"));
  }

  @Test
  void namedRepositoriesGoBefore() {
    String repositories =
        "repositories: {packages: {deb: [{url: 'https://r.example.com/d', suite: './', keyFile:"
            + " /k}]}}";
    PlanInput input = input(TestCluster.debian(), lock(), repositories, Map.of("/k", "KEY"));
    NodePlan node = node(Planner.plan(input), "bootstrap");

    AptView apt = (AptView) view(node, "/etc/apt/sources.list.d/brine.sources");
    assertThat(apt.hosts()).containsExactly("r.example.com");
  }

  @Test
  void ofHostsWithRepositoriesOfTheirOwnOnlyTheToolsAreNeeded() {
    String repositories =
        """
        repositories:
          packages: {deb: [{url: 'https://r.example.com/d', suite: './', keyFile: /k}]}
          images: {mirror: 'https://r.example.com'}
        """;
    PlanInput input = input(TestCluster.debian(), lock(), repositories, Map.of("/k", "KEY"));
    BundleNeeds needs = BundleNeeds.of(input, Planner.plan(input));

    assertThat(needs.images()).isEmpty();
    assertThat(needs.packages().get("deb/debian-12"))
        .extracting(BundleNeeds.Need::name)
        .contains("nginx", "skopeo")
        .doesNotContain("kubelet", "containerd");
    assertThat(needs.packages().get("rpm/rocky-9"))
        .extracting(BundleNeeds.Need::name)
        .contains("kubelet");
  }

  @Test
  void aPortInUseIsNamed() {
    PlanInput taken =
        cluster(TestCluster.debian(), "")
            .listener("bootstrap", "443 haproxy")
            .supplies(Map.of("/srv/brine/bundle/bundle.lock", BundleLockFile.write(lock())))
            .input();

    assertThat(BundleNeeds.of(taken, Planner.plan(taken)).check(taken, lock()).errors())
        .extracting(Problem::message)
        .containsExactly(
            "port 443 of \"bootstrap\", for packages and images, is taken by \"haproxy\"");
  }

  @Test
  void aRedHatHostServesWithItsOwnPrograms() {
    NodePlan node = node(plan(TestCluster.redHat()), "bootstrap");

    assertThat(node.packages())
        .extracting(PackageSpec::name)
        .contains("docker-distribution", "createrepo_c", "rpm-sign", "nginx");
    assertThat(view(node, "/etc/systemd/system/brine-registry.service"))
        .extracting("registryProgram")
        .isEqualTo("/usr/bin/registry");
  }

  @Test
  void addressesOfBothFamiliesAreWrittenAsNginxReadsThem() {
    SiteView view =
        new SiteView(
            SiteRuntime.of(TestCluster.debian()), List.of("10.0.0.1", "fd00::1"), List.of());

    assertThat(view.listeners()).containsExactly("10.0.0.1", "[fd00::1]");
  }

  @Test
  void aBundleThatLacksNothingIsTaken() {
    PlanInput input = input(TestCluster.debian(), lock(), "");

    assertThat(BundleNeeds.of(input, Planner.plan(input)).check(input, lock())).isEmpty();
  }

  @Test
  void whatABundleLacksIsNamed() {
    BundleLock full = lock();
    List<LockedPackage> packages = new ArrayList<>(full.packages());
    packages.removeIf(one -> one.file().path().text().endsWith("deb/debian-12/kubelet"));
    BundlePath path = BundlePath.parse("packages/deb/debian-12/kubelet");
    packages.add(
        new LockedPackage("kubelet", "1.35.6-1.1", "amd64", new LockedFile(path, DIGEST, 1)));
    BundleLock lock =
        BundleLock.of(full.images().subList(1, full.images().size()), packages, List.of());
    PlanInput input = input(TestCluster.debian(), lock, "");

    assertThat(BundleNeeds.of(input, Planner.plan(input)).check(input, lock).errors())
        .extracting(Problem::message)
        .containsExactly(
            "the bundle has no image \"registry.k8s.io/coredns/coredns:v1.14.2\"",
            "the bundle has no package \"kubelet 1.36.2\" in packages/deb/debian-12");
  }

  @Test
  void aRedHatHostCannotServeDebian() {
    PlanInput input = input(TestCluster.redHat(), lock(), "");

    assertThat(BundleNeeds.of(input, Planner.plan(input)).check(input, lock()).errors())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("has no apt-ftparchive to serve them"));
  }
}
