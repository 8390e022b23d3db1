package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is planned against what a real kubeadm made of the same settings. */
class KubeadmParityTest {

  private static final String CURRENT = "/var/lib/kubelet/pki/kubelet-client-current.pem";
  private static final String BEFORE_ROTATION =
      "/etc/kubernetes/kubelet.conf#client-certificate-data";

  private static ClusterPlan ha(String version) {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: %s}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            apiServer: {vip: 10.77.1.100}
            nodes:
            - {minion: m1.example.com, name: bootstrap, roles: [bootstrap, control-plane, etcd]}
            """
                .formatted(version))
        .host("m1.example.com", "recorder", TestCluster.debian(), "10.77.1.11/24")
        .plan();
  }

  private static ClusterPlan cluster() {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes:
              version: v1.36.2
              kubelet:
                failCgroupV1: false
                failSwapOn: false
                cgroupDriver: cgroupfs
                cgroupsPerQOS: false
                enforceNodeAllocatable: [none]
              kubeProxy: {conntrack: {maxPerCore: 0}}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            apiServer: {vip: 10.77.1.100}
            nodes:
            - {minion: bootstrap, roles: [bootstrap, control-plane, etcd]}
            - {minion: cp-2, roles: [control-plane, etcd]}
            - {minion: worker-1, roles: [worker]}
            """)
        .host("bootstrap", "10.77.1.11/24")
        .host("cp-2", "10.77.1.12/24")
        .host("worker-1", "10.77.1.13/24")
        .plan();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "1.35.6"})
  void firstControlPlaneNodeHoldsTheFilesOfKubeadmInit(String version) {
    Recording recording = Recording.of("ha-" + version);
    NodeShown shown = NodeShown.of(ha("v" + version), "m1.example.com");

    assertThat(shown.differences(recording, KubeadmParityTest::beforeRotation)).isEmpty();
  }

  /** README: the ha-* recordings end before the kubelet ran and rotated its certificate. */
  private static NodeShown beforeRotation(NodeShown shown) {
    ObjectNode certificates = shown.certificates().deepCopy();
    certificates.set(BEFORE_ROTATION, certificates.remove(CURRENT));
    ObjectNode modes = shown.modes().deepCopy();
    modes.retain(
        Recording.fields(modes).stream()
            .filter(path -> !path.startsWith("/var/lib/kubelet/pki/"))
            .filter(path -> !path.endsWith("/dra_manager_state"))
            .toList());
    Map<String, String> files = new TreeMap<>(shown.files());
    files.computeIfPresent(
        "/etc/kubernetes/kubelet.conf",
        (path, text) ->
            text.replaceAll("client-(certificate|key): \\S+", "client-$1-data: <base64>"));
    return new NodeShown(files, certificates, modes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "cp-2", "worker-1"})
  void everyNodeOfAClusterHoldsTheFilesOfKubeadm(String node) {
    Recording recording = Recording.of("cluster-1.36.2/" + node);
    NodeShown shown = NodeShown.of(cluster(), node);

    assertThat(shown.differences(recording, Function.identity())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "cp-2"})
  void manifestsAndKubeconfigsAreKubeadmsByteForByte(String node) {
    Recording recording = Recording.of("cluster-1.36.2/" + node);
    Map<String, String> files = NodeShown.of(cluster(), node).files();

    for (String folder : List.of("manifests", "kubeconfig")) {
      recording
          .files(folder)
          .forEach(
              (name, text) ->
                  assertThat(files.get(Recording.PATHS.get(folder) + name))
                      .as(name)
                      .isEqualTo(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "1.35.6"})
  void objectsAreThoseOfKubeadmInit(String version) {
    Map<String, JsonNode> theirs = new TreeMap<>();
    Recording.of("ha-" + version)
        .files("objects")
        .forEach((name, text) -> theirs.put(named(name), Recording.parse(text)));
    // README: they exist only after --upload-certs
    theirs.keySet().removeIf(name -> name.contains("kubeadm-certs"));
    Map<String, JsonNode> ours =
        new ObjectsView(new NodeFiles())
            .render(ha("v" + version)).stream()
                .collect(Collectors.toMap(NodeFile::path, file -> Recording.parse(file.content())));

    Differences differences = new Differences();
    assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
    theirs.forEach(
        (name, object) ->
            differences.compare(name, object, Objects.requireNonNull(ours.get(name))));
    assertThat(differences.found()).containsExactlyElementsOf(WRITTEN_BY_THE_API_SERVER);
  }

  /** kubeadm does not write them, and applied they would be at odds with the API server's own. */
  private static final List<String> WRITTEN_BY_THE_API_SERVER =
      List.of(
          "daemonset.kube-system.kube-proxy.yaml/metadata/annotations: only theirs"
              + " {\"deprecated.daemonset.template.generation\":\"1\"}",
          "deployment.kube-system.coredns.yaml/metadata/annotations: only theirs {}");

  private static String named(String file) {
    return file.replaceAll("bootstrap-token-[a-z0-9]{6}", "bootstrap-token-<id>");
  }

  @Test
  void aMinionThatIsNotInThePlanHasNoFiles() {
    assertThat(cluster().find(MinionId.parse("stranger"))).isEmpty();
  }
}
