package io.brine.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.explain.Explanation.Input;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.Planner;
import io.brine.core.plan.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationsTest {
  /** The lines that the tests name are those of this text. */
  private static final String YAML =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes:
        version: v1.36.2
        apiServer:
          extraArgs:
          - {name: v, value: '2'}
          - {name: enable-admission-plugins, value: NodeRestriction}
        kubelet: {cgroupDriver: cgroupfs}
      networks:
        controlPlane: {cidrs: [10.77.3.0/24, 10.77.1.0/24]}
        plugin: {name: none}
      nodes:
      - {minion: one, name: first, roles: [bootstrap, control-plane, etcd]}
      - {minion: 'two-*', roles: [worker], taints: [{key: a, effect: NoSchedule}]}
      """;

  private static Explanations of(String yaml, String address, String minion) {
    PlanInput input =
        TestCluster.ofDocument(yaml)
            .host("one", address, "192.168.0.1/24")
            .host("two-2", "10.77.3.2/24")
            .input();
    Written written =
        Written.of("cluster.yaml", ClusterConfigReader.read(yaml).lines(), input.config());
    return Explanations.of(
        Question.of(input, Planner.plan(input), MinionId.parse(minion), written));
  }

  private static Explanation of(String minion, String field) {
    List<Explanation> found = of(YAML, "10.77.1.1/24", minion).of(field).all();
    assertThat(found).as(field).hasSize(1);
    return found.get(0);
  }

  private static Input first(Explanation explanation) {
    return explanation.inputs().get(0);
  }

  @Test
  void anAddressIsToldWithTheCidrsTriedAndWhatTheHostHas() {
    Explanation address = of("one", "address.controlPlane");

    assertThat(address.value()).isEqualTo("10.77.1.1/24 on eth0");
    assertThat(address.rule()).endsWith("the only address in 10.77.1.0/24; none in 10.77.3.0/24");
    assertThat(address.inputs())
        .contains(
            new Input(
                "networks.controlPlane.cidrs", "[10.77.3.0/24, 10.77.1.0/24]", "cluster.yaml:12"),
            new Input("interface eth0", "10.77.1.1/24, 192.168.0.1/24", "facts of one"),
            new Input("default route", "via 10.77.1.1 on eth0", "facts of one"));
    assertThat(of("one", "address.workloadPlane").inputs())
        .contains(
            new Input(
                "networks.workloadPlane.cidrs",
                "[]",
                "not written; then: those of the control plane"));
  }

  @Test
  void aDefaultIsToldFromWhatIsWritten() {
    assertThat(first(of("one", "networks.pods.cidr")))
        .isEqualTo(
            new Input("networks.pods.cidr", "10.233.0.0/16", "not written; this is the default"));
    assertThat(first(of("one", "kubernetes.version")).origin()).isEqualTo("cluster.yaml:5");
    assertThat(of("one", "kubernetes.apiServer.extraArgs").value())
        .isEqualTo(
            "[{name: v, value: 2}, {name: enable-admission-plugins, value: NodeRestriction}]");
    assertThat(of("one", "kubernetes.certificates.validity").value()).isEqualTo("8760h0m0s");
  }

  @Test
  void aNodeIsToldByItsEntry() {
    assertThat(of("two-2", "minion").inputs())
        .containsExactly(new Input("nodes[1].minion", "two-*", "cluster.yaml:16"));
    assertThat(of("one", "name").rule()).startsWith("as written");
    assertThat(of("two-2", "name").rule()).startsWith("the host name");
    assertThat(of("two-2", "taints").value()).isEqualTo("[{effect: NoSchedule, key: a, value: }]");
  }

  @Test
  void anArgumentThatIsGivenIsToldWithItsLine() {
    Explanation plugins = of("one", "kube-apiserver.enable-admission-plugins");

    assertThat(plugins.rule()).startsWith("as written");
    assertThat(plugins.inputs())
        .containsExactly(
            new Input("kubernetes.apiServer.extraArgs[1]", "NodeRestriction", "cluster.yaml:9"));
  }

  @Test
  void theNodesServerIsTheFirstNodesWithoutAnEndpoint() {
    Explanation server = of("two-2", "server");

    assertThat(server.value()).isEqualTo("https://10.77.1.1:6443");
    assertThat(server.rule()).startsWith("the first control-plane node's");
    assertThat(server.inputs())
        .contains(new Input("control-plane address of first", "10.77.1.1", "facts of one"));
  }

  @Test
  void theVipIsToldWithItsInterfaceAndRouter() {
    String yaml = YAML + "apiServer: {vip: 10.77.1.100}\n";
    Explanations all = of(yaml, "10.77.1.1/24", "one");

    assertThat(all.of("vip").all())
        .extracting(Explanation::value)
        .containsExactly("10.77.1.100 on eth0");
    assertThat(all.of("vip.virtualRouterId").all())
        .extracting(Explanation::value)
        .containsExactly("100");
    assertThat(all.of("server").all())
        .extracting(Explanation::value)
        .containsExactly("https://10.77.1.100:6443");
  }

  @Test
  void aFieldOfTheKubeletIsGivenDerivedOrADefault() {
    assertThat(first(of("one", "kubelet.cgroupDriver")))
        .isEqualTo(new Input("kubernetes.kubelet.cgroupDriver", "cgroupfs", "cluster.yaml:10"));
    assertThat(of("one", "kubelet.clusterDNS").value()).isEqualTo("[\"10.96.0.10\"]");
    assertThat(first(of("one", "kubelet.clusterDNS")).name()).isEqualTo("networks.services.cidr");
    assertThat(of("one", "kubelet.authentication.anonymous.enabled").rule())
        .startsWith("the default of kubeadm");
  }

  @Test
  void aNodeIpIsToldWhetherGivenOrNot() {
    assertThat(of("one", "kubelet.node-ip").rule()).startsWith("not given");
    Explanations second =
        of(
            YAML.replace("[10.77.3.0/24, 10.77.1.0/24]", "[192.168.0.0/24, 10.77.3.0/24]"),
            "10.77.1.1/24",
            "one");
    assertThat(second.of("kubelet.node-ip").all())
        .extracting(Explanation::value)
        .containsExactly("192.168.0.1");
  }

  @Test
  void allFieldsInOneAreTold() {
    assertThat(of(YAML, "10.77.1.1/24", "one").of("image").fields())
        .contains("image.etcd", "image.kube-apiserver", "image.pause");
    assertThat(of(YAML, "10.77.1.1/24", "two-2").of("image").fields())
        .containsExactly("image.coredns", "image.kube-proxy", "image.pause");
    assertThat(of(YAML, "10.77.1.1/24", "one").of("nosuch").all()).isEmpty();
  }

  @Test
  void everyFieldIsThereOnceWithARuleAndAnInput() {
    Explanations all = of(YAML, "10.77.1.1/24", "one");

    assertThat(all.fields()).doesNotHaveDuplicates().hasSizeGreaterThan(150);
    assertThat(all.all())
        .allSatisfy(
            one -> {
              assertThat(one.rule()).as(one.field()).isNotBlank();
              assertThat(one.inputs()).as(one.field()).isNotEmpty();
            });
  }

  /** Whatever changes with an input names it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "networks.services.cidr | networks: | networks:\\n  services: {cidr: 10.97.0.0/16}",
        "networks.pods.cidr | networks: | networks:\\n  pods: {cidr: 10.234.0.0/16}",
        "networks.controlPlane.cidrs | 10.77.1.0/24 | 10.88.1.0/24",
        "kubernetes.dnsDomain | kubernetes: | kubernetes:\\n  dnsDomain: demo.example",
        "kubernetes.imageRepository | kubernetes: | kubernetes:\\n  imageRepository: r.example/k8s",
        "kubernetes.version | v1.36.2 | v1.35.6",
        "apiServer.port | nodes: | apiServer: {port: 8443}\\nnodes:",
        "apiServer.vip | nodes: | apiServer: {vip: api.example}\\nnodes:",
        "nodes[0].name | name: first | name: other",
        "kubernetes.kubelet.cgroupDriver | cgroupfs | systemd",
        "kubernetes.apiServer.extraArgs[0] | value: '2' | value: '3'",
      })
  void whatChangesWithAnInputNamesIt(String path, String from, String to) {
    Map<String, String> before = values(of(YAML, "10.77.1.1/24", "one"));
    String changed = YAML.replaceFirst(from, to.replace("\\n", "\n"));
    String address = path.equals("networks.controlPlane.cidrs") ? "10.88.1.1/24" : "10.77.1.1/24";
    List<Explanation> different =
        of(changed, address, "one").all().stream()
            .filter(one -> before.containsKey(one.field()))
            .filter(one -> !one.value().equals(before.get(one.field())))
            .toList();

    assertThat(different).hasSizeGreaterThan(1);
    assertThat(different)
        .allSatisfy(
            one ->
                assertThat(one.inputs())
                    .as(one.field())
                    .anyMatch(input -> path.startsWith(input.name())));
  }

  private static Map<String, String> values(Explanations all) {
    return all.all().stream().collect(Collectors.toMap(Explanation::field, Explanation::value));
  }
}
