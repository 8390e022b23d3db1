package io.brine.core.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import io.brine.core.standing.NodeIdentity.Servers;
import io.brine.core.standing.NodeSurvey.InCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCheckTest {
  private static final String CONFIG =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes: {version: v1.36.2, dnsDomain: cluster.local}
      networks:
        controlPlane: {cidrs: [10.77.1.0/24]}
        pods: {cidr: 10.233.0.0/16}
        services: {cidr: 10.96.0.0/12}
        plugin: {name: calico}
      apiServer: {vip: 10.77.1.100, port: 6443}
      nodes:
        - {minion: cp-1, roles: [bootstrap, control-plane, etcd]}
      """;

  private static final String LIVE =
      """
      apiVersion: kubeadm.k8s.io/v1beta4
      kind: ClusterConfiguration
      caCertificateValidityPeriod: 87600h0m0s
      controlPlaneEndpoint: 10.77.1.100:6443
      encryptionAlgorithm: RSA-2048
      kubernetesVersion: v1.36.2
      networking: {dnsDomain: cluster.local, podSubnet: 10.233.0.0/16, serviceSubnet: 10.96.0.0/12}
      """;

  private static final MinionId MINION = MinionId.parse("cp-1");
  private static final NodeIdentity IDENTITY =
      new NodeIdentity(
          "demo",
          "cp-1",
          Set.of(Role.BOOTSTRAP, Role.CONTROL_PLANE, Role.ETCD),
          new Servers("https://10.77.1.11:6443", "https://10.77.1.11:2379"));

  private static ClusterConfig config(String yaml) {
    return ClusterConfigReader.read(yaml).checked().value().orElseThrow();
  }

  private static Survey survey(String live) {
    InCluster inCluster = new InCluster(new ClusterSurvey(live, List.of()), null, List.of());
    NodeSurvey node =
        new NodeSurvey(IDENTITY, List.of(), new TreeMap<>(), inCluster, new TreeMap<>());
    return new Survey(new TreeMap<>(Map.of(MINION, node)), new TreeMap<>());
  }

  private static SortedMap<MinionId, NodeIdentity> planned(NodeIdentity identity) {
    return new TreeMap<>(Map.of(MINION, identity));
  }

  private static List<Problem> problems(String wanted, String live) {
    ChangeCheck check = new ChangeCheck(Optional.of(config(CONFIG)), survey(live));
    Problems problems = check.check(config(wanted), planned(IDENTITY));
    return problems.all();
  }

  @Test
  void whatStandsMayBeAppliedAgain() {
    assertThat(problems(CONFIG, LIVE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.233.0.0/16 | 10.244.0.0/16 | networks.pods.cidr",
        "10.96.0.0/12  | 10.112.0.0/12 | networks.services.cidr",
        "cluster.local | other.local   | kubernetes.dnsDomain",
        "10.77.1.100   | 10.77.1.101   | apiServer.vip",
        "port: 6443    | port: 6444    | apiServer.port",
        "calico        | none          | networks.plugin.name",
        "10.77.1.0/24  | 10.77.3.0/24  | networks.controlPlane.cidrs",
      })
  void aFixedFieldIsRefusedWithBothValues(String from, String to, String path) {
    List<Problem> found = problems(CONFIG.replace(from, to), LIVE);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).location().path()).isEqualTo(path);
    assertThat(found.get(0).isError()).isTrue();
    assertThat(found.get(0).message())
        .contains("\"" + from.replace("port: ", "") + "\"", "\"" + to.replace("port: ", "") + "\"");
    assertThat(found.get(0).advice()).startsWith("set it back; ");
  }

  @Test
  void theClusterCountsMoreThanWhatWasAppliedLast() {
    String live = LIVE.replace("10.233.0.0/16", "10.244.0.0/16");
    assertThat(problems(CONFIG, live))
        .extracting(Problem::message)
        .containsExactly("the cluster has \"10.244.0.0/16\", the configuration \"10.233.0.0/16\"");
    assertThat(problems(CONFIG.replace("10.233.0.0/16", "10.244.0.0/16"), live)).isEmpty();
  }

  @Test
  void whatTheClusterDoesNotTellIsWhatWasAppliedLast() {
    assertThat(problems(CONFIG.replace("10.233.0.0/16", "10.244.0.0/16"), ""))
        .extracting(problem -> problem.location().path())
        .containsExactly("networks.pods.cidr");
  }

  @Test
  void furtherNetworksMayFollow() {
    String more = CONFIG.replace("[10.77.1.0/24]", "[10.77.1.0/24, 10.77.3.0/24]");
    assertThat(problems(more, LIVE)).isEmpty();
  }

  @Test
  void anEndpointIsNotGivenLater() {
    String live = LIVE.replace("controlPlaneEndpoint: 10.77.1.100:6443\n", "");
    assertThat(problems(CONFIG, live))
        .extracting(Problem::message)
        .containsExactly("the cluster has none, the configuration \"10.77.1.100\"");
  }

  @Test
  void aNewerVersionIsRefusedWithTheLinesOfAnUpgrade() {
    List<Problem> found = problems(CONFIG, LIVE.replace("v1.36.2", "v1.35.6"));
    assertThat(found)
        .extracting(problem -> problem.location().path())
        .containsExactly("kubernetes.version");
    assertThat(found.get(0).advice())
        .contains("`kubeadm upgrade apply v1.36.2`", "`kubeadm upgrade node`", "`kubectl drain`");
  }

  @Test
  void anOlderVersionIsRefusedSinceSomebodyUpgraded() {
    List<Problem> found = problems(CONFIG.replace("v1.36.2", "v1.35.6"), LIVE);
    assertThat(found)
        .extracting(Problem::advice)
        .containsExactly("the cluster was upgraded: set kubernetes.version to v1.36.2");
    List<Problem> unknown = problems(CONFIG, LIVE.replace("v1.36.2", "v1.99.0"));
    assertThat(unknown.get(0).advice()).contains("does not know", "v1.35.6, v1.36.2");
  }

  @Test
  void whoANodeIsStays() {
    NodeIdentity other =
        new NodeIdentity(
            "prod", "cp-one", Set.of(Role.WORKER), new Servers("https://10.77.1.12:6443", ""));
    Problems found =
        new ChangeCheck(Optional.empty(), survey(LIVE)).check(config(CONFIG), planned(other));
    assertThat(found.all())
        .extracting(problem -> problem.location().path())
        .containsExactly(
            "metadata.name", "networks.controlPlane.cidrs", "nodes[].name", "nodes[].roles");
    assertThat(found.all().get(2).message())
        .isEqualTo("minion \"cp-1\" is \"cp-1\" in the cluster, the plan makes it \"cp-one\"");
  }

  @Test
  void withoutAClusterEverythingMayChange() {
    Survey bare = new Survey(new TreeMap<>(), new TreeMap<>(Map.of(MINION, "no plan")));
    ChangeCheck check = new ChangeCheck(Optional.of(config(CONFIG)), bare);
    String changed = CONFIG.replace("10.233.0.0/16", "10.244.0.0/16");
    assertThat(check.check(config(changed), planned(IDENTITY))).isEmpty();
  }
}
