package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.MinionId;
import io.brine.core.parity.Difference;
import io.brine.core.parity.Intended;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import io.brine.core.parity.Parity;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.TestCluster;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is planned against what a real kubeadm made of the same settings. */
class KubeadmParityTest {

  private static final Map<String, String> FOLDERS =
      Map.of("manifests/", "/etc/kubernetes/manifests/", "kubeconfig/", "/etc/kubernetes/");

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

  static TestCluster cluster() {
    return hosts(
        TestCluster.of(
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
            """));
  }

  static TestCluster hosts(TestCluster cluster) {
    return cluster
        .host("bootstrap", "10.77.1.11/24")
        .host("cp-2", "10.77.1.12/24")
        .host("worker-1", "10.77.1.13/24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "1.35.6"})
  void firstControlPlaneNodeHoldsTheFilesOfKubeadmInit(String version) {
    NodeImage theirs = Recording.of("ha-" + version).node();
    NodeImage ours = Shown.node(ha("v" + version), "m1.example.com");

    assertThat(Parity.ofNodes(theirs, ours)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "cp-2", "worker-1"})
  void everyNodeOfAClusterHoldsTheFilesOfKubeadm(String node) {
    NodeImage theirs = Recording.of("cluster-1.36.2/" + node).node();

    assertThat(theirs.documents()).hasSizeGreaterThan(3);
    assertThat(theirs.certificates()).isNotEmpty();
    assertThat(theirs.modes()).hasSizeGreaterThan(5);
    assertThat(Parity.ofNodes(theirs, Shown.node(cluster().plan(), node))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "cp-2"})
  void manifestsAndKubeconfigsAreKubeadmsByteForByte(String node) {
    Recording recording = Recording.of("cluster-1.36.2/" + node);
    Map<String, String> ours = Shown.texts(cluster().plan(), node);

    FOLDERS.forEach(
        (folder, path) -> {
          assertThat(recording.texts(folder)).isNotEmpty();
          recording
              .texts(folder)
              .forEach((name, text) -> assertThat(ours.get(path + name)).as(name).isEqualTo(text));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "1.35.6"})
  void objectsAreThoseOfKubeadmInitButForTwoIntendedDifferences(String version) {
    ObjectSet theirs = Recording.of("ha-" + version).objects();
    ObjectSet ours = Shown.objects(ha("v" + version));

    assertThat(theirs.objects()).hasSizeGreaterThan(25);
    assertThat(Parity.ofObjects(theirs, ours))
        .extracting(Difference::intended)
        .containsExactly(
            Optional.of(Intended.PROXY_GENERATION), Optional.of(Intended.DNS_REVISION));
  }

  @Test
  void aMinionThatIsNotInThePlanHasNoFiles() {
    assertThat(cluster().plan().find(MinionId.parse("stranger"))).isEmpty();
  }
}
