package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brine.core.parity.Difference;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import io.brine.core.parity.Parity;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import io.brine.core.version.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds plans of settings that operators make against what a real kubeadm makes of them, recorded;
 * {@code -Dgolden.update} lets kubeadm make it anew.
 */
class KubeadmSettingsTest {

  /** kubeadm was given an input that a person wrote. */
  private static final List<Setting> WRITTEN =
      Stream.of(
              "dual-stack-no-endpoint",
              "ipv6-other-port",
              "names-and-arguments",
              "names-and-arguments-1.35",
              "kubelet-proxy-ecdsa")
          .map(Setting::of)
          .toList();

  /** kubeadm was given what Brine shows. */
  private static final List<Setting> SHOWN =
      List.of(
          Setting.of("single-node-1.35"),
          Setting.of("vip-other-port-1.35"),
          Setting.of("named-endpoint-other-port"),
          Setting.of("small-networks"),
          Setting.of("dual-stack-ipv6-first"),
          Setting.of("ecdsa-p384-1.35"),
          Setting.of("rsa-3072-other-registry"),
          Setting.of("etcd-settings"),
          Setting.of("control-plane-that-works"),
          Setting.of("audit-and-admission"),
          Setting.of("kubelet-and-proxy-1.35"),
          Setting.onRedHat("red-hat-host"),
          Setting.of("external-etcd"),
          Setting.ofMember("external-etcd-member", "etcd-2"));

  @TempDir private Path root;

  static Stream<Setting> all() {
    return Stream.concat(WRITTEN.stream(), SHOWN.stream());
  }

  static Stream<Setting> shown() {
    return SHOWN.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nodesAndObjectsAreWhatKubeadmMakes(Setting setting) throws IOException {
    record(setting);
    NodeImage node = setting.recording().node();
    ObjectSet objects = setting.recording().objects();
    ClusterPlan plan = Planner.plan(setting.input());

    List<Difference> differences = new ArrayList<>();
    differences.addAll(Parity.ofNodes(node, Shown.node(plan, setting.minion())));
    if (setting.minion().equals("bootstrap")) {
      assertThat(node.documents()).hasSizeGreaterThan(10);
      assertThat(objects.objects()).hasSizeGreaterThan(25);
      differences.addAll(Parity.ofObjects(objects, Shown.objectsOfDryRun(plan)));
    }

    assertThat(node.certificates()).hasSizeGreaterThan(3);
    assertThat(node.modes()).hasSizeGreaterThan(7);
    assertThat(differences).allMatch(one -> one.intended().isPresent());
  }

  @ParameterizedTest
  @MethodSource("shown")
  void kubeadmWasGivenWhatBrineShows(Setting setting) {
    assertThat(setting.kubeadmInput()).isEqualTo(setting.recording().text("input.yaml"));
  }

  private void record(Setting setting) throws IOException {
    if (!Boolean.getBoolean("golden.update")) {
      return;
    }
    KubernetesVersion version = setting.input().version().version();
    var kubeadm = RealKubeadm.find(version);
    assumeTrue(kubeadm.isPresent(), "no kubeadm here, or not root");
    String input =
        WRITTEN.contains(setting) ? setting.recording().text("input.yaml") : setting.kubeadmInput();
    Recorder.write(setting, input, setting.make(kubeadm.orElseThrow(), root, input));
  }
}
