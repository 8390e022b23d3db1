package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.TestCluster;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KubeadmInputTest {

  private static final String NODES =
      """
      metadata: {name: demo}
      kubernetes: {version: v1.36.2%s}
      networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
      nodes:
      - {minion: cp-1, roles: [bootstrap, control-plane%s]%s}
      - {minion: node-1, roles: [worker], labels: {disk: ssd}, taints: [{key: a/b, effect: NoSchedule}]}
      """;

  private static PlanInput input(String kubernetes, String roles, String more) {
    return TestCluster.of(NODES.formatted(kubernetes, roles, more))
        .host("cp-1", "10.77.1.11/24")
        .host("node-1", "10.77.1.21/24")
        .input();
  }

  private static NodeContext node(PlanInput input, String minion) {
    ClusterContext cluster = ClusterContext.of(input);
    return cluster.nodes().stream()
        .filter(node -> node.minion().value().equals(minion))
        .map(node -> new NodeContext(cluster, node))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(NodeContext node) {
    return KubeadmInput.documents(node).stream()
        .map(document -> document.path("kind").asText())
        .toList();
  }

  private static JsonNode first(NodeContext node) {
    return KubeadmInput.documents(node).get(0);
  }

  @Test
  void theFirstNodeBeginsTheClusterWithKubeadmsOwnSettings() {
    NodeContext node = node(input("", ", etcd", ""), "cp-1");

    assertThat(kinds(node)).containsExactly("InitConfiguration", "ClusterConfiguration");
    assertThat(first(node).at("/nodeRegistration").toString())
        .isEqualTo("{\"name\":\"cp-1\",\"criSocket\":\"unix:///run/containerd/containerd.sock\"}");
    assertThat(KubeadmInput.yaml(node)).startsWith("# kubeadm init --config FILE\napiVersion");
  }

  @Test
  void settingsOfKubeletAndProxyAreThereWhenTheyAreGiven() {
    PlanInput input = input(", kubelet: {maxPods: 9}, kubeProxy: {mode: ipvs}", ", etcd", "");
    List<JsonNode> documents = KubeadmInput.documents(node(input, "cp-1"));

    assertThat(documents.get(2))
        .hasToString(
            "{\"maxPods\":9,\"apiVersion\":\"kubelet.config.k8s.io/v1beta1\","
                + "\"kind\":\"KubeletConfiguration\"}");
    assertThat(documents.get(3).path("mode").asText()).isEqualTo("ipvs");
  }

  @Test
  void aWorkerJoinsWithItsTaintsAndNoSecret() {
    NodeContext node = node(input("", ", etcd", ""), "node-1");

    assertThat(kinds(node)).containsExactly("JoinConfiguration");
    assertThat(first(node).at("/discovery/bootstrapToken/apiServerEndpoint").asText())
        .isEqualTo("10.77.1.11:6443");
    assertThat(first(node).at("/nodeRegistration/taints"))
        .hasToString("[{\"key\":\"a/b\",\"effect\":\"NoSchedule\"}]");
    assertThat(first(node).has("controlPlane")).isFalse();
    assertThat(KubeadmInput.yaml(node)).contains("# kubectl label node node-1 disk=ssd\n");
  }

  @Test
  void taintsOfTheControlPlaneAreKubeadmsUnlessTheNodeWorks() {
    String own = ", taints: [{key: c, value: d, effect: NoExecute}]";

    assertThat(taints(", etcd", "")).isEmpty();
    assertThat(taints(", etcd, worker", "")).isEqualTo("[]");
    assertThat(taints(", etcd", own))
        .isEqualTo(
            "[{\"key\":\"node-role.kubernetes.io/control-plane\",\"effect\":\"NoSchedule\"},"
                + "{\"key\":\"c\",\"effect\":\"NoExecute\",\"value\":\"d\"}]");
    assertThat(taints(", etcd, worker", own))
        .isEqualTo("[{\"key\":\"c\",\"effect\":\"NoExecute\",\"value\":\"d\"}]");
  }

  private static String taints(String roles, String more) {
    JsonNode init = first(node(input("", roles, more), "cp-1"));
    JsonNode taints = init.at("/nodeRegistration/taints");
    return taints.isMissingNode() ? "" : taints.toString();
  }

  @Test
  void membersOfAnEtcdOfTheirOwnAreToldWhomTheyJoin() {
    TestCluster cluster =
        TestCluster.of(
                """
                metadata: {name: demo}
                kubernetes: {version: v1.36.2}
                networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
                apiServer: {vip: 10.77.1.100}
                nodes:
                - {minion: cp-1, roles: [bootstrap, control-plane]}
                - {minion: cp-2, roles: [control-plane]}
                - {minion: e-1, roles: [etcd]}
                - {minion: e-2, roles: [etcd]}
                - {minion: e-3, roles: [etcd]}
                """)
            .host("cp-1", "10.77.1.11/24")
            .host("cp-2", "10.77.1.12/24")
            .host("e-1", "10.77.1.31/24")
            .host("e-2", "10.77.1.32/24")
            .host("e-3", "10.77.1.33/24");
    PlanInput input = cluster.input();

    assertThat(local(input, "e-1").has("extraArgs")).isFalse();
    assertThat(local(input, "e-2").at("/extraArgs/0/value").asText())
        .isEqualTo("e-2=https://10.77.1.32:2380,e-1=https://10.77.1.31:2380");
    NodeContext second = node(input, "cp-2");
    assertThat(first(second).at("/controlPlane/localAPIEndpoint/advertiseAddress").asText())
        .isEqualTo("10.77.1.12");
    assertThat(KubeadmInput.yaml(second)).contains("certificateKey");
    assertThat(KubeadmInput.yaml(node(input, "e-2"))).startsWith("# kubeadm init phase certs");
    assertThat(comments(input)).isEqualTo(1);
  }

  private static JsonNode local(PlanInput input, String minion) {
    return KubeadmInput.documents(node(input, minion)).get(1).at("/etcd/local");
  }

  private static long comments(PlanInput input) {
    return KubeadmInput.yaml(node(input, "cp-1"))
        .lines()
        .filter(line -> line.startsWith("#"))
        .collect(Collectors.counting());
  }
}
