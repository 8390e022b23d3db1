package io.brine.pillar;

import io.brine.core.Golden;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keepalived, firewalld and nftables read. */
class NetworkGoldenTest {

  private static final ClusterPlan PLAN =
      TestCluster.of(
              """
              metadata: {name: demo}
              kubernetes: {version: v1.36.2}
              networks:
                controlPlane: {cidrs: [10.77.1.0/24, 'fd00:77::/64']}
                workloadPlane: {cidrs: [10.77.2.0/24, 'fd00:78::/64']}
                pods: {cidr: '10.233.0.0/16,fd00:233::/48'}
                services: {cidr: '10.96.0.0/16,fd00:96::/112'}
              apiServer: {vip: 10.77.1.100}
              nodes:
              - {minion: first, roles: [bootstrap, control-plane, etcd]}
              - {minion: second, roles: [control-plane, etcd]}
              - {minion: third, roles: [control-plane, etcd]}
              - {minion: rocky, roles: [worker]}
              """)
          .host("first", "10.77.1.11/24", "10.77.2.11/24", "fd00:77::11/64", "fd00:78::11/64")
          .host("second", "10.77.1.12/24", "10.77.2.12/24", "fd00:77::12/64", "fd00:78::12/64")
          .host("third", "10.77.1.13/24", "10.77.2.13/24", "fd00:77::13/64", "fd00:78::13/64")
          .host(
              "rocky",
              "rocky",
              TestCluster.redHat(),
              "10.77.1.21/24",
              "10.77.2.21/24",
              "fd00:77::21/64",
              "fd00:78::21/64")
          .plan();

  private static final ClusterPlan ALONE =
      TestCluster.of(
              """
              metadata: {name: demo}
              kubernetes: {version: v1.36.2}
              networks: {controlPlane: {cidrs: [10.77.1.0/24]}, nodePorts: {open: true}}
              apiServer: {vip: 10.77.1.100}
              nodes: [{minion: alone, roles: [bootstrap, control-plane, etcd, worker]}]
              """)
          .host("alone", "10.77.1.11/24")
          .plan();

  @ParameterizedTest
  @CsvSource({
    "second, /etc/keepalived/keepalived.conf",
    "alone, /etc/keepalived/keepalived.conf",
    "second, /usr/libexec/brine/check-kube-apiserver",
    "second, /etc/brine/firewall/brine-host.xml",
    "rocky, /etc/brine/firewall/brine-host.xml",
    "second, /etc/brine/firewall/brine-forward.xml",
    "second, /etc/brine/firewall/guard.nft",
    "alone, /etc/brine/firewall/guard.nft"
  })
  void isLaidOutAsBefore(String minion, String path) throws IOException {
    NodePlan node =
        PLAN.find(MinionId.parse(minion))
            .or(() -> ALONE.find(MinionId.parse(minion)))
            .orElseThrow();
    String content =
        new NodeFiles()
            .render(node).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();

    Golden.assertMatches(
        "pillar-templates/src/test/resources/golden/network/" + minion + path.replace('/', '_'),
        content);
  }
}
