package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.plan.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkServicesTest {

  private static final String NETWORKS =
      """
      networks:
        controlPlane: {cidrs: [10.77.1.0/24]}
        workloadPlane: {cidrs: [10.77.2.0/24]}
      """;
  private static final String NODES =
      """
      nodes:
      - {minion: a, roles: [bootstrap, control-plane, etcd]}
      - {minion: b, roles: [control-plane, etcd]}
      - {minion: c, roles: [control-plane, etcd]}
      - {minion: w, roles: [worker]}
      """;

  private static ClusterContext cluster(String networks, String rest) {
    return cluster("", networks, rest);
  }

  private static ClusterContext cluster(String kubernetes, String networks, String rest) {
    return ClusterContext.of(
        hosts(kubernetes, networks, rest)
            .supplies(
                Map.of(
                    "/srv/brine/bundle/bundle.lock",
                    BundleLockFile.write(BundleLock.of(List.of(), List.of(), List.of()))))
            .input());
  }

  private static TestCluster hosts(String kubernetes, String networks, String rest) {
    return TestCluster.of(
            "metadata: {name: demo}\nkubernetes:\n  version: v1.36.2\n"
                + kubernetes
                + networks
                + "apiServer: {vip: 10.77.1.100}\n"
                + rest
                + NODES)
        .host("a", "10.77.1.11/24", "10.77.2.11/24")
        .host("b", "10.77.1.12/24", "10.77.2.12/24")
        .host("c", "10.77.1.13/24", "10.77.2.13/24")
        .host("w", "10.77.1.21/24", "10.77.2.21/24");
  }

  private static ClusterContext cluster() {
    return cluster(NETWORKS, "");
  }

  private static NodeContext node(ClusterContext cluster, String minion) {
    return cluster.nodes().stream()
        .filter(node -> node.minion().value().equals(minion))
        .map(node -> new NodeContext(cluster, node))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(ClusterContext cluster) {
    return NetworkServices.of(cluster).stream().map(NetworkService::name).toList();
  }

  private static List<String> rules(ClusterContext cluster, String minion) {
    return Firewalld.toHost(node(cluster, minion)).stream()
        .map(rule -> rule.source() + " " + Optional.ofNullable(rule.traffic()))
        .map(text -> text.replace("Optional[", "").replace("]", ""))
        .toList();
  }

  @Test
  void theTableFollowsTheConfiguration() {
    assertThat(names(cluster()))
        .containsExactly(
            "https",
            "salt-master",
            "vrrp",
            "etcd",
            "etcd-peer",
            "kube-apiserver",
            "kubelet",
            "vxlan");
    assertThat(names(cluster(NETWORKS + "  plugin: {encapsulation: ipip}\n", "")))
        .contains("ipip", "bgp")
        .doesNotContain("vxlan");
    assertThat(names(cluster(NETWORKS + "  plugin: {name: none}\n", "")))
        .doesNotContain("ipip", "bgp", "vxlan");
    assertThat(names(ClusterContext.of(hosts("", NETWORKS, "").input()))).doesNotContain("https");
    assertThat(names(cluster(NETWORKS + "  nodePorts: {open: true}\n", "")))
        .contains("node-ports-tcp", "node-ports-udp");
  }

  @Test
  void aWorkerLetsInOnlyWhatItServes() {
    assertThat(rules(cluster(), "w"))
        .containsExactly(
            "10.77.1.11/32 10250/tcp",
            "10.77.1.12/32 10250/tcp",
            "10.77.1.13/32 10250/tcp",
            "10.233.0.0/16 10250/tcp",
            "10.77.2.0/24 4789/udp");
  }

  @Test
  void theBootstrapNodeServesTheControlPlanesNetworks() {
    assertThat(rules(cluster(), "a")).contains("10.77.1.0/24 443/tcp");
    assertThat(rules(cluster(), "b")).doesNotContain("10.77.1.0/24 443/tcp");
  }

  @Test
  void aControlPlaneNodeNamesItsPeersAndNotItself() {
    assertThat(rules(cluster(), "b"))
        .contains(
            "10.77.1.11/32 vrrp",
            "10.77.1.13/32 2380/tcp",
            "10.77.1.0/24 6443/tcp",
            "10.233.0.0/16 6443/tcp")
        .doesNotContain("10.77.1.12/32 vrrp", "10.77.1.0/24 4505-4506/tcp")
        .doesNotHaveDuplicates();
  }

  @Test
  void nodePortsAreThoseOfTheApiServer() {
    String range =
        """
          apiServer: {extraArgs: [{name: service-node-port-range, value: 31000-31099}]}
        """;
    ClusterContext cluster = cluster(range, NETWORKS + "  nodePorts: {open: true}\n", "");

    assertThat(NodePortRange.of(cluster)).hasToString("31000-31099");
    assertThat(rules(cluster, "a")).contains("0.0.0.0/0 31000-31099/tcp", "::/0 31000-31099/udp");
  }

  @Test
  void whatIsNotManagedIsTakenAway() {
    Contribution left =
        new Firewalld().contribute(node(cluster(NETWORKS, "firewall: {manage: false}\n"), "w"));

    assertThat(left.files()).isEmpty();
    assertThat(left.states().get(Phase.FIREWALL)).containsExactly("brine.firewalld.absent");
  }

  @Test
  void everyServiceSaysWhoWhereAndWhy() {
    assertThat(NetworkServices.of(cluster()))
        .allSatisfy(
            service -> {
              assertThat(service.why()).isNotEmpty();
              assertThat(service.from()).isNotEmpty();
              assertThat(cluster().nodes())
                  .anyMatch(node -> service.runsOn(new NodeContext(cluster(), node)));
            });
  }
}
