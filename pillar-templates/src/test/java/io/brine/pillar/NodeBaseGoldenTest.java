package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.Golden;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that kubeadm has no say in, as they stand on nodes. */
class NodeBaseGoldenTest {

  private static final ClusterPlan PLAN =
      TestCluster.of(
              """
              metadata: {name: demo}
              kubernetes: {version: v1.36.2}
              networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
              nodes:
              - {minion: debian, roles: [bootstrap, control-plane, etcd]}
              - {minion: trixie, roles: [worker]}
              - {minion: rocky, roles: [worker]}
              repositories:
                packages:
                  deb:
                  - {url: 'https://repo.example.com:8443/deb', suite: stable, components: [main, k8s], keyFile: /k/key}
                  - {url: 'https://repo.example.com:8443/flat', suite: './', keyFile: /k/key}
                  rpm: [{url: 'https://repo.example.com/rpm', keyFile: /k/key}]
                images: {mirror: 'https://repo.example.com:5000', caFile: /k/ca}
                caFile: /k/ca
              """)
          .host("debian", "10.77.1.11/24")
          .host("trixie", "trixie", TestCluster.debian("14"), "10.77.1.12/24")
          .host("rocky", "rocky", TestCluster.redHat(), "10.77.1.13/24")
          .supplies(Map.of("/k/key", "KEY\n", "/k/ca", "CA\n"))
          .plan();

  private static NodeFile file(String minion, String path) {
    NodePlan node = PLAN.find(MinionId.parse(minion)).orElseThrow();
    return new NodeFiles()
        .render(node).stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "debian, /etc/apt/sources.list.d/brine.sources",
    "debian, /etc/apt/apt.conf.d/90brine",
    "rocky, /etc/yum.repos.d/brine.repo",
    "debian, /etc/containerd/config.toml",
    "trixie, /etc/containerd/config.toml",
    "debian, /etc/containerd/certs.d/registry.k8s.io/hosts.toml",
    "debian, /etc/sysctl.d/90-brine.conf",
    "debian, /etc/modules-load.d/brine.conf",
    "debian, /usr/sbin/brine-node"
  })
  void isLaidOutAsBefore(String minion, String path) throws IOException {
    String name = minion + path.replace('/', '_');

    Golden.assertMatches(
        "pillar-templates/src/test/resources/golden/node-base/" + name,
        file(minion, path).content());
  }

  @Test
  void keysAndAuthoritiesStandAsTheyWereGiven() {
    assertThat(file("debian", "/etc/apt/keyrings/brine-1.asc").content()).isEqualTo("KEY\n");
    assertThat(file("rocky", "/etc/brine/repositories-ca.crt").content()).isEqualTo("CA\n");
  }
}
