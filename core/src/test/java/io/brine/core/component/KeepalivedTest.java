package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.component.Keepalived.KeepalivedView;
import io.brine.core.component.Keepalived.Priority;
import io.brine.core.net.IpAddress;
import io.brine.core.plan.TestCluster;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeepalivedTest {

  private static ClusterContext cluster(String endpoint) {
    return ClusterContext.of(
        TestCluster.of(
                """
                metadata: {name: demo}
                kubernetes: {version: v1.36.2}
                networks: {controlPlane: {cidrs: [10.77.1.0/24]}}
                apiServer: {%s}
                nodes:
                - {minion: a, roles: [bootstrap, control-plane, etcd]}
                - {minion: b, roles: [control-plane, etcd]}
                - {minion: c, roles: [control-plane, etcd]}
                - {minion: w, roles: [worker]}
                """
                    .formatted(endpoint))
            .host("a", "10.77.1.11/24")
            .host("b", "10.77.1.12/24", "10.77.1.100/32")
            .host("c", "10.77.1.13/24")
            .host("w", "10.77.1.21/24")
            .input());
  }

  private static Contribution of(ClusterContext cluster, int node) {
    return new Keepalived().contribute(new NodeContext(cluster, cluster.nodes().get(node)));
  }

  private static KeepalivedView view(ClusterContext cluster, int node) {
    return of(cluster, node).files().stream()
        .map(FileSpec::view)
        .filter(KeepalivedView.class::isInstance)
        .map(KeepalivedView.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsEveryOtherControlPlaneNodeByUnicast() {
    KeepalivedView view = view(cluster("vip: 10.77.1.100"), 1);

    assertThat(view.unicast().source()).isEqualTo("10.77.1.12");
    assertThat(view.unicast().peers()).containsExactly("10.77.1.11", "10.77.1.13");
    assertThat(view.vip().address() + "/" + view.vip().prefix()).isEqualTo("10.77.1.100/32");
    assertThat(view.vip().dev()).isEqualTo("eth0");
  }

  @Test
  void theRouterIdIsTheLastByteOfTheVipUnlessItIsGiven() {
    assertThat(view(cluster("vip: 10.77.1.100"), 0).routerId()).isEqualTo(100);
    assertThat(view(cluster("vip: 10.77.1.100, keepalived: {virtualRouterId: 7}"), 0).routerId())
        .isEqualTo(7);
    assertThat(
            RouterId.of(
                cluster("vip: 10.77.1.100").config().apiServer(), IpAddress.parse("10.0.1.0")))
        .isEqualTo(255);
  }

  @Test
  void anUnhealthyNodeIsBelowAllHealthyOnesAndStillAboveNothing() {
    List<Priority> all = IntStream.range(0, 9).mapToObj(Priority::at).toList();
    int lowestHealthy = all.stream().mapToInt(Priority::base).min().orElseThrow();

    assertThat(all).extracting(Priority::base).doesNotHaveDuplicates().allMatch(p -> p < 255);
    assertThat(all).allMatch(one -> one.base() - one.penalty() < lowestHealthy);
    assertThat(all).allMatch(one -> one.base() - one.penalty() > 0);
  }

  @Test
  void isOnlyWhereBrineMovesTheVip() {
    assertThat(of(cluster("vip: 10.77.1.100"), 3)).isEqualTo(Contribution.none());
    assertThat(of(cluster("vip: api.example.com"), 0)).isEqualTo(Contribution.none());
    assertThat(of(cluster("vip: 10.77.1.100, keepalived: {enabled: false}"), 0))
        .isEqualTo(Contribution.none());
  }

  @Test
  void leavesTheRedHatFamilyTheCurlItHas() {
    ClusterContext cluster =
        ClusterContext.of(
            TestCluster.of(
                    """
                    metadata: {name: demo}
                    kubernetes: {version: v1.36.2}
                    networks: {controlPlane: {cidrs: [10.77.1.0/24]}}
                    apiServer: {vip: 10.77.1.100}
                    nodes: [{minion: a, roles: [bootstrap, control-plane, etcd]}]
                    """)
                .host("a", "a", TestCluster.redHat(), "10.77.1.11/24")
                .input());

    assertThat(of(cluster, 0).packages())
        .extracting(PackageSpec::name)
        .containsExactly("keepalived");
  }

  @Test
  void checksItsConfigurationBeforeItReplacesAnother() {
    assertThat(of(cluster("vip: 10.77.1.100"), 0).files())
        .extracting(file -> file.file().path())
        .containsExactly(
            "/usr/libexec/brine/check-kube-apiserver",
            "/usr/libexec/brine/check-keepalived-config",
            "/etc/keepalived/keepalived.conf");
  }
}
