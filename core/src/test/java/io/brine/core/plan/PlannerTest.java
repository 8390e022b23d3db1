package io.brine.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.component.AuthoritySpec;
import io.brine.core.component.CertificateSpec;
import io.brine.core.component.Document;
import io.brine.core.component.FileSpec;
import io.brine.core.component.KubeconfigSpec;
import io.brine.core.component.ManagedFile;
import io.brine.core.component.PackageSpec;
import io.brine.core.component.Phase;
import io.brine.core.component.StaticPod;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.Route;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.plan.NodeSpec.NodeTaint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final String HEAD =
      """
      metadata: {name: demo}
      kubernetes: {version: v1.36.2}
      networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
      """;

  private static TestCluster stacked() {
    return TestCluster.of(
            HEAD
                + """
                apiServer: {vip: 10.77.1.100}
                nodes:
                - {minion: a.dc1, name: cp-a, roles: [control-plane, etcd]}
                - {minion: b.dc1, name: cp-b, roles: [bootstrap, control-plane, etcd, worker]}
                - {minion: c.dc1, name: cp-c, roles: [control-plane, etcd]}
                - minion: w.dc1
                  roles: [worker]
                  labels: {disk: ssd}
                  taints:
                  - {key: gpu, value: 'yes', effect: NoSchedule}
                  - {key: slow, effect: NoExecute}
                """)
        .host("a.dc1", "10.77.1.11/24")
        .host("b.dc1", "10.77.1.12/24")
        .host("c.dc1", "10.77.1.13/24")
        .host("w.dc1", "W.DC1", TestCluster.debian(), "10.77.1.14/24");
  }

  private static TestCluster external() {
    return TestCluster.of(
            HEAD
                + """
                nodes:
                - {minion: cp, roles: [bootstrap, control-plane]}
                - {minion: e1, roles: [etcd]}
                - {minion: w1, roles: [worker]}
                """)
        .host("cp", "10.77.1.11/24")
        .host("e1", "10.77.1.21/24")
        .resolvingHost("w1", "10.77.1.31/24");
  }

  private static NodePlan node(ClusterPlan plan, String minion) {
    return plan.find(MinionId.parse(minion)).orElseThrow();
  }

  private static FileSpec file(NodePlan node, String path) {
    return node.files().stream()
        .filter(file -> file.file().path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is not planned"));
  }

  private static String text(NodePlan node, String path) {
    return ((Document) file(node, path).view()).text();
  }

  private static List<String> command(NodePlan node, String pod) {
    String path = "/etc/kubernetes/manifests/" + pod + ".yaml";
    return ((StaticPod) file(node, path).view()).container().command();
  }

  private static List<String> names(NodePlan node) {
    return node.spec().keys().certificates().stream().map(CertificateSpec::name).toList();
  }

  private static Map<String, String> authorities(NodePlan node) {
    return node.spec().keys().authorities().stream()
        .collect(Collectors.toMap(AuthoritySpec::name, AuthoritySpec::key));
  }

  @Test
  void theSameInputGivesTheSamePlan() {
    assertThat(stacked().plan()).isEqualTo(stacked().plan());
    assertThat(stacked().plan().digest()).isEqualTo(stacked().plan().digest());
    assertThat(stacked().plan().digest().shortForm()).matches("[0-9a-f]{12}");
    assertThat(stacked().plan().digest()).isNotEqualTo(external().plan().digest());
  }

  @Test
  void theBootstrapNodeBeginsAndOthersJoinInTheOrderOfTheConfiguration() {
    ClusterPlan plan = stacked().plan();

    assertThat(command(node(plan, "b.dc1"), "etcd"))
        .contains("--initial-cluster=cp-b=https://10.77.1.12:2380")
        .doesNotContain("--initial-cluster-state=existing");
    assertThat(command(node(plan, "a.dc1"), "etcd"))
        .contains(
            "--initial-cluster=cp-a=https://10.77.1.11:2380,cp-b=https://10.77.1.12:2380",
            "--initial-cluster-state=existing");
    NodeSpec.EtcdMember last = Objects.requireNonNull(node(plan, "c.dc1").spec().servers().etcd());
    assertThat(last.initial()).isFalse();
    assertThat(last.joins()).containsExactly("cp-b", "cp-a");
    assertThat(last.members())
        .extracting(NodeSpec.Peer::name)
        .containsExactly("cp-b", "cp-a", "cp-c");
  }

  @Test
  void aMemberKeepsWhatItWasStartedWith() {
    String begun = "cp-b=https://10.77.1.12:2380";
    String joined = "cp-c=https://10.77.1.13:2380,cp-gone=https://10.77.1.19:2380," + begun;
    ClusterPlan plan = stacked().member("b.dc1", begun, false).member("c.dc1", joined, true).plan();

    assertThat(command(node(plan, "b.dc1"), "etcd"))
        .contains("--initial-cluster=" + begun)
        .doesNotContain("--initial-cluster-state=existing");
    assertThat(command(node(plan, "c.dc1"), "etcd"))
        .contains("--initial-cluster=" + joined, "--initial-cluster-state=existing");
    assertThat(command(node(plan, "a.dc1"), "etcd"))
        .contains(
            "--initial-cluster=cp-a=https://10.77.1.11:2380,cp-b=https://10.77.1.12:2380,"
                + "cp-c=https://10.77.1.13:2380",
            "--initial-cluster-state=existing");
  }

  @Test
  void planningAgainAfterAllJoinedGivesTheSamePlan() {
    String begun = "cp-b=https://10.77.1.12:2380";
    String second = "cp-a=https://10.77.1.11:2380," + begun;
    String third = "cp-c=https://10.77.1.13:2380," + begun + ",cp-a=https://10.77.1.11:2380";

    ClusterPlan again =
        stacked()
            .member("b.dc1", begun, false)
            .member("a.dc1", second, true)
            .member("c.dc1", third, true)
            .plan();

    assertThat(again.digest()).isEqualTo(stacked().plan().digest());
  }

  @Test
  void aBootstrapNodeThatLostItsEtcdJoinsTheOthers() {
    String begun = "cp-a=https://10.77.1.11:2380";
    NodePlan lost = node(stacked().member("a.dc1", begun, false).plan(), "b.dc1");

    assertThat(command(lost, "etcd"))
        .contains("--initial-cluster=cp-b=https://10.77.1.12:2380," + begun);
    assertThat(Objects.requireNonNull(lost.spec().servers().etcd()).initial()).isFalse();
  }

  @Test
  void onlyTheFirstNodeHasSuperAdminAndAKubeletCertificateSignedBeforehand() {
    ClusterPlan plan = stacked().plan();

    assertThat(node(plan, "b.dc1").spec().keys().kubeconfigs())
        .extracting(KubeconfigSpec::path)
        .contains("/etc/kubernetes/super-admin.conf", "/etc/kubernetes/kubelet.conf");
    assertThat(node(plan, "b.dc1").spec().keys().bootstrap()).isNull();
    assertThat(node(plan, "a.dc1").spec().keys().kubeconfigs())
        .extracting(KubeconfigSpec::path)
        .containsExactly(
            "/etc/kubernetes/admin.conf",
            "/etc/kubernetes/controller-manager.conf",
            "/etc/kubernetes/scheduler.conf");
  }

  @Test
  void controlPlaneNodesJoinAtTheirOwnApiServerAndWorkersAtTheEndpoint() {
    ClusterPlan plan = stacked().plan();

    assertThat(Objects.requireNonNull(node(plan, "a.dc1").spec().keys().bootstrap()).server())
        .isEqualTo("https://10.77.1.11:6443");
    assertThat(Objects.requireNonNull(node(plan, "w.dc1").spec().keys().bootstrap()).server())
        .isEqualTo("https://10.77.1.100:6443");
  }

  @Test
  void withoutAnEndpointWorkersJoinAtTheFirstNode() {
    ClusterPlan plan = external().plan();

    assertThat(Objects.requireNonNull(node(plan, "w1").spec().keys().bootstrap()).server())
        .isEqualTo("https://10.77.1.11:6443");
    assertThat(node(plan, "cp").spec().keys().kubeconfigs())
        .allSatisfy(one -> assertThat(one.target().server()).isEqualTo("https://10.77.1.11:6443"));
  }

  @Test
  void aWorkerHoldsNoKeyButItsOwn() {
    NodePlan worker = node(stacked().plan(), "w.dc1");

    assertThat(authorities(worker)).isEqualTo(Map.of("ca", ""));
    assertThat(worker.spec().keys().certificates()).isEmpty();
    assertThat(worker.spec().keys().serviceAccount()).isNull();
    assertThat(worker.spec().servers().apiServer()).isNull();
    assertThat(worker.spec().duties()).isEqualTo(NodeSpec.Duties.NONE);
  }

  @Test
  void aNodeNamedOtherwiseThanItsHostTellsTheKubelet() {
    ClusterPlan plan = stacked().plan();
    String flags = "/var/lib/kubelet/kubeadm-flags.env";

    assertThat(text(node(plan, "a.dc1"), flags)).isEqualTo("--hostname-override=cp-a");
    assertThat(text(node(plan, "w.dc1"), flags))
        .isEqualTo("--register-with-taints=gpu=yes:NoSchedule,slow:NoExecute");
  }

  @Test
  void aKubeletThatWouldFindAnotherAddressIsToldItsOwn() {
    NetworkInterface uplink = dev("eth0", "192.0.2.5/24", "fe80::1/64");
    NetworkInterface plane = dev("eth1", "10.77.1.11/24");
    Route outward = new Route(Cidr.parse("0.0.0.0/0"), "192.0.2.1", "eth0", 0);
    Route inward = new Route(Cidr.parse("0.0.0.0/0"), "10.77.1.1", "eth1", 0);

    assertThat(flags(new HostNetwork(List.of(uplink, plane), List.of(outward))))
        .isEqualTo("--node-ip=10.77.1.11");
    assertThat(flags(new HostNetwork(List.of(uplink, plane), List.of(inward)))).isEmpty();
    assertThat(flags(new HostNetwork(List.of(plane), List.of()))).isEqualTo("--node-ip=10.77.1.11");
  }

  private static NetworkInterface dev(String name, String... addresses) {
    return new NetworkInterface(
        name, true, 1500, Arrays.stream(addresses).map(InterfaceAddress::parse).toList());
  }

  private static String flags(HostNetwork network) {
    ClusterPlan plan =
        TestCluster.of(HEAD + "nodes: [{minion: one, roles: [bootstrap, control-plane, etcd]}]\n")
            .host("one", network)
            .plan();
    return text(node(plan, "one"), "/var/lib/kubelet/kubeadm-flags.env");
  }

  @Test
  void nodesAreMarkedAsKubeadmMarksThem() {
    NodeSpec.Duties duties = node(stacked().plan(), "b.dc1").spec().duties();
    Map<String, NodeSpec.NodeMarks> marks =
        duties.nodes().stream().collect(Collectors.toMap(one -> one.name().value(), one -> one));
    String role = "node-role.kubernetes.io/control-plane";

    assertThat(Objects.requireNonNull(marks.get("cp-a")).taints())
        .containsExactly(new NodeTaint(role, "", "NoSchedule"));
    assertThat(Objects.requireNonNull(marks.get("cp-b")).taints()).isEmpty();
    assertThat(Objects.requireNonNull(marks.get("cp-b")).labels()).containsKey(role);
    assertThat(Objects.requireNonNull(marks.get("w.dc1")).labels())
        .isEqualTo(Map.of("disk", "ssd"));
    assertThat(Objects.requireNonNull(marks.get("w.dc1")).taints()).hasSize(2);
    assertThat(Objects.requireNonNull(duties.verify()).expectedNodes()).hasSize(4);
  }

  @Test
  void externalEtcdLeavesItsAuthorityOnTheMaster() {
    ClusterPlan plan = external().plan();

    assertThat(authorities(node(plan, "cp"))).containsEntry("etcd-ca", "");
    assertThat(authorities(node(plan, "e1"))).isEqualTo(Map.of("etcd-ca", ""));
    assertThat(names(node(plan, "e1")))
        .containsExactly("etcd-server", "etcd-peer", "etcd-healthcheck-client");
    assertThat(names(node(plan, "cp")))
        .contains("apiserver-etcd-client")
        .doesNotContain("etcd-peer");
    assertThat(command(node(plan, "cp"), "kube-apiserver"))
        .contains("--etcd-servers=https://10.77.1.21:2379");
    assertThat(node(plan, "e1").spec().keys().bootstrap()).isNull();
    assertThat(node(plan, "e1").spec().keys().hasKubelet()).isFalse();
    assertThat(node(plan, "w1").spec().keys().hasKubelet()).isTrue();
    assertThat(node(plan, "cp").spec().keys().hasKubelet()).isTrue();
  }

  @Test
  void theKubeletOfAnEtcdNodeRunsAlone() {
    NodePlan etcd = node(external().plan(), "e1");

    assertThat(text(etcd, "/etc/systemd/system/kubelet.service.d/kubelet.conf"))
        .contains("mode: AlwaysAllow", "address: 127.0.0.1")
        .doesNotContain("clusterDNS");
    assertThat(etcd.states(Phase.ETCD))
        .containsExactly(
            "brine.kubelet.configured-standalone",
            "brine.kubelet.running",
            "brine.etcd.configured",
            "brine.etcd.running");
    assertThat(etcd.states(Phase.CONTROL_PLANE)).isEmpty();
  }

  @Test
  void theKubeletStartsBeforeTheFirstStaticPodOfItsNode() {
    ClusterPlan plan = external().plan();

    assertThat(node(plan, "cp").states(Phase.CONTROL_PLANE))
        .startsWith("brine.kubelet.configured", "brine.kubelet.running");
    assertThat(node(plan, "w1").states(Phase.WORKERS)).contains("brine.kubelet.configured");
    assertThat(node(stacked().plan(), "a.dc1").states(Phase.ETCD))
        .startsWith("brine.kubelet.configured", "brine.kubelet.running");
  }

  @Test
  void onlyHostsWithSystemdResolvedReadItsFile() {
    ClusterPlan plan = external().plan();
    String config = "/var/lib/kubelet/config.yaml";
    String line = "resolvConf: /run/systemd/resolve/resolv.conf";

    assertThat(text(node(plan, "w1"), config)).contains(line);
    assertThat(text(node(plan, "cp"), config)).doesNotContain(line);
  }

  @Test
  void everyMinionThatAppliesAnSlsHasAllOfItsFiles() {
    for (ClusterPlan plan : List.of(stacked().plan(), external().plan())) {
      for (NodePlan node : plan.nodes().values()) {
        Set<ManagedFile> own =
            node.files().stream().map(FileSpec::file).collect(Collectors.toSet());
        node.parts().states().values().stream()
            .flatMap(List::stream)
            .forEach(sls -> assertThat(own).as(sls).containsAll(plan.filesOf(sls)));
      }
    }
  }

  @Test
  void everyFileIsWrittenByAnSlsOfItsNodeAndNoPathTwice() {
    for (ClusterPlan plan : List.of(stacked().plan(), external().plan())) {
      for (NodePlan node : plan.nodes().values()) {
        List<String> applied =
            node.parts().states().values().stream().flatMap(List::stream).toList();
        assertThat(node.files())
            .allSatisfy(file -> assertThat(applied).contains(file.file().sls()));
        assertThat(node.files()).extracting(file -> file.file().path()).doesNotHaveDuplicates();
        assertThat(node.files()).extracting(file -> file.file().key()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void minionsWithTheSameStatesApplyThemTogether() {
    ClusterPlan plan = stacked().plan();

    assertThat(plan.groups(Phase.CONTROL_PLANE).values())
        .singleElement()
        .satisfies(minions -> assertThat(minions).hasSize(3));
    assertThat(plan.states(Phase.WORKERS).get("brine.kubelet.running"))
        .containsExactly(MinionId.parse("w.dc1"));
    assertThat(plan.groups(Phase.BOOTSTRAP_SERVICES)).isEmpty();
    assertThat(plan.sls()).contains("brine.node.installed", "brine.etcd.running");
  }

  @Test
  void kubernetesPackagesArePinned() {
    ClusterPlan plan = stacked().plan();

    assertThat(plan.packagesOf("brine.node-base.installed-debian"))
        .contains(
            new PackageSpec("kubelet", "1.36.2", "brine.node-base.installed-debian"),
            PackageSpec.any("containerd", "brine.node-base.installed-debian"));
    assertThat(plan.packagesOf("brine.node-base.installed-redhat")).isEmpty();
    assertThat(node(plan, "a.dc1").services())
        .containsExactly("containerd", "brine-firewall", "kubelet", "keepalived");
  }

  @Test
  void anUnknownAuthorityIsOurBug() {
    assertThatThrownBy(() -> node(stacked().plan(), "w.dc1").spec().keys().authority("etcd-ca"))
        .isInstanceOf(IllegalStateException.class);
  }
}
