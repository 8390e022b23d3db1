package io.brine.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.ClusterName;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.ReadConfig;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands of a cluster, and the cluster.yaml that stands for it. */
class ImportedConfigTest {
  private static final String CONFIGURATION =
      """
      apiVersion: kubeadm.k8s.io/v1beta4
      clusterName: kubernetes
      controlPlaneEndpoint: 10.0.0.100:6443
      kubernetesVersion: v1.36.2
      imageRepository: ""
      apiServer: {certSANs: [], extraArgs: [{name: v}], extraVolumes: [{name: a, hostPath: /a, mountPath: /b}]}
      networking: {dnsDomain: cluster.local, serviceSubnet: 10.96.0.0/12}
      """;

  private final SortedMap<MinionId, List<FoundFile>> files = new TreeMap<>();
  private final Map<String, TestHost> hosts = new TreeMap<>();
  private final List<FoundFile> objects = new ArrayList<>();

  private void host(String minion, String address, FoundFile... found) {
    host(minion, address, EtcdStart.NONE, found);
  }

  private void host(String minion, String address, EtcdStart etcd, FoundFile... found) {
    files.put(MinionId.parse(minion), List.of(found));
    hosts.put(
        minion,
        TestHost.named(minion)
            .dev("eth0", address)
            .kubernetes(new KubernetesTraces("", new TreeSet<>(), true, etcd)));
  }

  private static FoundFile[] node(String name, FoundFile... more) {
    String subject = "{\"%s\": {\"subject\": \"CN=system:node:%s,O=system:nodes\"}}";
    String current = "/var/lib/kubelet/pki/kubelet-client-current.pem";
    return Stream.concat(
            Stream.of(
                new FoundFile("etc/kubernetes/kubelet.conf", "0o600", "kind: Config\n"),
                new FoundFile("certificates.json", "", subject.formatted(current, name))),
            Arrays.stream(more))
        .toArray(FoundFile[]::new);
  }

  private static FoundFile apiServer(String endpoint) {
    return new FoundFile(
        "etc/kubernetes/manifests/kube-apiserver.yaml",
        "0o600",
        "metadata: {annotations: {kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: '"
            + endpoint
            + "'}}\n");
  }

  private static FoundFile etcd(String url) {
    return new FoundFile(
        "etc/kubernetes/manifests/etcd.yaml",
        "0o600",
        "metadata: {annotations: {kubeadm.kubernetes.io/etcd.advertise-client-urls: '"
            + url
            + "'}}\n");
  }

  private static FoundFile initialised() {
    return new FoundFile("etc/kubernetes/super-admin.conf", "0o600", "kind: Config\n");
  }

  private void configMap(String name, String key, String document) {
    object(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: kube-system}, data: {%s: \"%s\"}}"
            .formatted(
                name,
                key,
                document.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")));
  }

  private void object(String yaml) {
    objects.add(new FoundFile(objects.size() + ".yaml", "", yaml));
  }

  private void node(String name, String rest) {
    object("{apiVersion: v1, kind: Node, metadata: {name: %s%s}".formatted(name, rest));
  }

  private Checked<ImportedConfig> imported(String name, String site) {
    KubeadmCluster cluster =
        new KubeadmCluster(TestClusters.inventory(hosts), files, List.of()).with(objects);
    return ImportedConfig.of(cluster, name, site);
  }

  private ClusterConfig config() {
    Checked<ImportedConfig> imported = imported("", "");
    String text =
        imported.value().orElseThrow(() -> new AssertionError(imported.problems())).text();
    ReadConfig read = ClusterConfigReader.read(text);
    assertThat(read.problems().all()).as(text).isEmpty();
    return read.config();
  }

  private void threeControlPlaneNodes() {
    host(
        "a",
        "10.0.0.3/24",
        new EtcdStart("n-a=u,n-b=u,n-c=u", true),
        node("n-a", apiServer("10.0.0.3:7443"), etcd("https://10.0.0.3:2379")));
    host(
        "b",
        "10.0.0.2/24",
        new EtcdStart("n-b=u,n-c=u", true),
        node("n-b", apiServer("10.0.0.2:7443"), etcd("https://10.0.0.2:2379")));
    host(
        "c",
        "10.0.0.1/24",
        new EtcdStart("n-c=u", false),
        node("n-c", initialised(), apiServer("10.0.0.1:7443"), etcd("https://10.0.0.1:2379")));
    configMap("kubeadm-config", "ClusterConfiguration", CONFIGURATION);
  }

  @Test
  void nodesComeAsTheyJoined() {
    threeControlPlaneNodes();
    host("d", "10.1.0.4/24", node("n-d"));
    node(
        "n-d",
        ", labels: {a: b, kubernetes.io/os: linux}}, status: {addresses:"
            + " [{type: InternalIP, address: 10.1.0.4}, {type: Hostname, address: n-d}]}");
    String taints = "spec: {taints: [{key: t, value: v, effect: NoExecute}]}";
    node("n-b", ", labels: {node-role.kubernetes.io/control-plane: ''}}, " + taints);

    ClusterConfig config = config();

    assertThat(config.nodes())
        .extracting(entry -> entry.minion() + " " + entry.name() + " " + entry.roles())
        .containsExactly(
            "c n-c [bootstrap, control-plane, etcd]",
            "b n-b [control-plane, etcd, worker]",
            "a n-a [control-plane, etcd]",
            "d n-d [worker]");
    NodeEntry tainted = config.nodes().get(1);
    assertThat(tainted.taints().toString()).contains("key=t, value=v, effect=NoExecute");
    assertThat(tainted.labels()).isEmpty();
    assertThat(config.nodes().get(3).labels()).containsExactly(Map.entry("a", "b"));
    assertThat(config.networks().controlPlane().cidrs().toString())
        .isEqualTo("[10.0.0.0/24, 10.1.0.0/24]");
    assertThat(config.apiServer().port()).isEqualTo(7443);
    assertThat(config.apiServer().keepalivedManaged()).isFalse();
    assertThat(config.metadata().name()).isEqualTo(new ClusterName("kubernetes"));
    assertThat(config.kubernetes().apiServer().extraArgs().toString()).contains("name=v, value=");
    assertThat(config.kubernetes().imageRepository()).isEqualTo("registry.k8s.io");
  }

  @Test
  void membersOfAnEtcdOfItsOwnHaveNoName() {
    host("c", "10.0.0.1/24", node("n-c", apiServer("10.0.0.1:6443")));
    host("e", "10.0.9.5/24", etcd("https://10.0.9.5:2379"));
    configMap(
        "kubeadm-config", "ClusterConfiguration", CONFIGURATION.replace("0.100:6443", "0.100"));

    ClusterConfig config = config();

    assertThat(config.nodes())
        .extracting(entry -> entry.minion() + " " + entry.name() + " " + entry.roles())
        .containsExactly("c n-c [bootstrap, control-plane]", "e null [etcd]");
    assertThat(config.apiServer().endpoint().orElseThrow().toString()).isEqualTo("10.0.0.100");
    assertThat(config.networks().controlPlane().cidrs()).hasSize(2);
  }

  @Test
  void ofComponentsOnlyWhatIsNotKubeadmsOwnIsWritten() {
    threeControlPlaneNodes();
    configMap(
        "kubelet-config",
        "kubelet",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        cgroupDriver: systemd
        maxPods: 60
        healthzPort: 10248
        authentication: {webhook: {enabled: false}}
        """);
    configMap(
        "kube-proxy",
        "config.conf",
        """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        bindAddress: 0.0.0.0
        """);

    ClusterConfig config = config();

    assertThat(config.kubernetes().kubelet().toString())
        .isEqualTo("{\"authentication\":{\"webhook\":{\"enabled\":false}},\"maxPods\":60}");
    // Given by a user, since kubeadm did not mark it, and kubeadm's own values all the same.
    assertThat(config.kubernetes().kubeProxy().toString())
        .isEqualTo("{\"bindAddress\":\"0.0.0.0\"}");
  }

  @Test
  void theSiteIsPutAfterIt() {
    threeControlPlaneNodes();
    String text = imported("mine", "salt: {eauth: pam}\n").value().orElseThrow().text();

    assertThat(text).startsWith("# Written by brine import.\napiVersion: brine.io/v1\n");
    assertThat(text).contains("metadata:\n  name: mine\n").endsWith("salt: {eauth: pam}\n");
  }

  @Test
  void nodesWithoutAMinionAreNamed() {
    threeControlPlaneNodes();
    node("stranger", "}");

    assertThat(imported("", "").problems().warnings())
        .extracting(Problem::message)
        .containsExactly("the cluster has nodes that are no minions here: stranger");
  }

  @Test
  void minionsOfTwoClustersAreRefused() {
    threeControlPlaneNodes();
    FoundFile authority = new FoundFile("etc/kubernetes/pki/ca.crt", "0o644", "<base64>\n");
    host("d", "10.1.0.4/24", node("n-d", authority));

    assertThat(messages())
        .containsExactly("the minions are of several clusters: \"c\", \"d\" have other CAs");
  }

  @Test
  void whatIsNoClusterIsRefused() {
    host("d", "10.1.0.4/24", node("n-d"));
    assertThat(messages())
        .containsExactlyInAnyOrder(
            "there is no ClusterConfiguration in the cluster",
            "on none of the minions is a control plane that kubeadm made");

    configMap("kubeadm-config", "ClusterConfiguration", "apiVersion: kubeadm.k8s.io/v1beta3\n");
    assertThat(messages())
        .contains("the cluster's ClusterConfiguration is of version \"kubeadm.k8s.io/v1beta3\"");

    configMap("kubeadm-config", "ClusterConfiguration", "{");
    assertThat(messages()).contains("there is no ClusterConfiguration in the cluster");
  }

  private List<String> messages() {
    return imported("", "").problems().errors().stream().map(Problem::message).toList();
  }

  @Test
  void kubeadmsNodesCanBeTakenForBrines() {
    ClusterName name = new ClusterName("demo");
    TestHost theirs = TestHost.named("a").nodeOf("");
    TestHost ours = TestHost.named("b").nodeOf("other");
    Inventory found =
        TestClusters.inventory(Map.of("a", theirs, "b", ours, "c", TestHost.named("c")));

    Inventory adopted = Adopted.by(name, found);

    assertThat(adopted.nodes().values())
        .extracting(node -> node.runtime().software().kubernetes().brineCluster())
        .containsExactly("demo", "other", "");
    assertThat(found.nodes().values())
        .extracting(Adopted::isNode)
        .containsExactly(true, true, false);
  }
}
