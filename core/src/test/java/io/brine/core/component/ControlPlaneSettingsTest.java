package io.brine.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sets, and what kubeadm makes of it; more of it against kubeadm's own files. */
class ControlPlaneSettingsTest {

  private static ClusterPlan plan(String kubernetes, String apiServer) {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.35.6, %s}
            networks:
              controlPlane: {cidrs: ['fd00:77::/64']}
              pods: {cidr: 'fd00:233::/48'}
              services: {cidr: 'fd00:96::/112'}
              plugin: {name: none}
            apiServer: {%s}
            nodes:
            - {minion: one, roles: [bootstrap, control-plane, etcd]}
            """
                .formatted(kubernetes, apiServer))
        .host("one", "fd00:77::11/64")
        .plan();
  }

  private static NodePlan node(ClusterPlan plan) {
    return plan.find(MinionId.parse("one")).orElseThrow();
  }

  private static StaticPod pod(ClusterPlan plan, String name) {
    return node(plan).files().stream()
        .filter(file -> file.file().key().equals("manifest-" + name))
        .map(file -> (StaticPod) file.view())
        .findFirst()
        .orElseThrow();
  }

  private static StaticPod pod(String name, String component, String arg, String value) {
    String settings = "%s: {extraArgs: [{name: %s, value: '%s'}]}".formatted(component, arg, value);
    return pod(plan(settings, ""), name);
  }

  private static AlternativeNames apiServerNames(ClusterPlan plan) {
    return node(plan).spec().keys().certificates().stream()
        .filter(one -> one.name().equals("apiserver"))
        .findFirst()
        .orElseThrow()
        .alternativeNames();
  }

  private static String object(ClusterPlan plan, String name, String key) {
    return plan.objects().stream()
        .filter(object -> object.view() instanceof ConfigMapView)
        .map(object -> (ConfigMapView) object.view())
        .filter(map -> map.name().name().equals(name))
        .map(map -> map.data().getOrDefault(key, ""))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "http://0.0.0.0:2382,http://10.0.0.1:1 | 0.0.0.0 | 2382 | HTTP",
        "https://[fd00:77::11]:2381 | fd00:77::11 | 2381 | HTTPS",
        "http://metrics.example.com | metrics.example.com | 2381 | HTTP"
      })
  void etcdIsProbedAtItsFirstMetricsUrl(String urls, String host, int port, String scheme) {
    StaticPod.Probes probes = pod("etcd", "etcd", "listen-metrics-urls", urls).probes();

    assertThat(probes.host()).isEqualTo(host);
    assertThat(probes.port()).isEqualTo(port);
    assertThat(probes.scheme()).isEqualTo(scheme);
  }

  @Test
  void onAnIpv6NodeTheLoopbackIsIpv6() {
    ClusterPlan plan = plan("kubelet: {}", "");

    assertThat(pod(plan, "etcd").probes().host()).isEqualTo("::1");
    assertThat(pod(plan, "etcd").container().command())
        .contains("--listen-client-urls=https://[::1]:2379,https://[fd00:77::11]:2379");
    assertThat(pod(plan, "kube-apiserver").container().command())
        .contains("--etcd-servers=https://[::1]:2379");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, ''", "'::', ''", "10.0.0.1, 10.0.0.1"})
  void theSchedulerIsProbedWhereItBinds(String address, String host) {
    assertThat(pod("kube-scheduler", "scheduler", "bind-address", address).probes().host())
        .isEqualTo(host);
  }

  @Test
  void theOperatorsAuthorizationModesTakeThePlaceOfKubeadms() {
    assertThat(
            pod("kube-apiserver", "apiServer", "authorization-mode", "Node,RBAC,Webhook")
                .container()
                .command())
        .contains("--authorization-mode=Node,RBAC,Webhook")
        .doesNotContain("--authorization-mode=Node,RBAC");
  }

  @Test
  void aStructuredAuthorizationTakesThePlaceOfModes() {
    assertThat(
            pod("kube-apiserver", "apiServer", "authorization-config", "/etc/authz.yaml")
                .container()
                .command())
        .noneMatch(arg -> arg.startsWith("--authorization-mode"));
  }

  @Test
  void theFolderOfFlexVolumesMayBeMoved() {
    StaticPod moved =
        pod("kube-controller-manager", "controllerManager", "flex-volume-plugin-dir", "/flex");

    assertThat(moved.mounts()).contains(StaticPod.Mount.writable("flexvolume-dir", "/flex"));
    assertThat(moved.volumes()).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
  }

  @Test
  void furtherNamesAreInTheCertificateWhenTheyAreNames() {
    ClusterPlan plan =
        plan(
            "apiServer: {certSANs: [api2.example.com, '*.example.com', 'fd00::9', 10.1.2.3]}",
            "vip: api.example.com, port: 7443");

    assertThat(apiServerNames(plan).dnsNames())
        .contains("api.example.com", "api2.example.com", "*.example.com")
        .isSorted();
    assertThat(apiServerNames(plan).ipAddresses())
        .containsExactly("fd00:96::1", "fd00:77::11", "fd00::9", "10.1.2.3");
  }

  @Test
  void settingsOfTheUserCarryNoHash() {
    ClusterPlan given = plan("kubelet: {maxPods: 50}, kubeProxy: {mode: nftables}", "");
    ClusterPlan defaults = plan("kubelet: {}", "");

    assertThat(hashed(defaults)).containsExactly("kubelet-config", "kube-proxy");
    assertThat(hashed(given)).isEmpty();
    assertThat(object(given, "kubelet-config", "kubelet")).contains("maxPods: 50\n");
    assertThat(object(given, "kube-proxy", "config.conf")).contains("mode: nftables\n");
    assertThat(object(given, "kube-proxy", "config.conf")).contains("bindAddress: '::'\n");
  }

  private static List<String> hashed(ClusterPlan plan) {
    return plan.objects().stream()
        .filter(object -> object.view() instanceof ConfigMapView)
        .map(object -> (ConfigMapView) object.view())
        .filter(map -> !map.annotations().isEmpty())
        .map(map -> map.name().name())
        .toList();
  }

  @Test
  void kubeadmsConfigurationHoldsAllSettings() {
    String settings =
        """
        imageRepository: reg.example.com/k8s,
        apiServer: {certSANs: [a.example.com],
          extraArgs: [{name: v, value: '2'}], extraEnvs: [{name: E, value: ''}, {name: F, value: x}],
          extraVolumes: [{name: a, hostPath: /a, mountPath: /b, readOnly: true, pathType: File},
            {name: c, hostPath: /c, mountPath: /d}]},
        etcd: {serverCertSANs: [s.example.com], peerCertSANs: [p.example.com]},
        certificates: {algorithm: ECDSA-P384, validity: 3000h}
        """
            .replace("\n", " ");
    ClusterPlan plan = plan(settings, "vip: api.example.com, port: 7443");

    assertThat(object(plan, "kubeadm-config", "ClusterConfiguration"))
        .contains(
            "certificateValidityPeriod: 3000h0m0s\n",
            "controlPlaneEndpoint: api.example.com:7443\n",
            "encryptionAlgorithm: ECDSA-P384\n",
            "  extraEnvs:\n  - name: E\n  - name: F\n    value: x\n",
            "    pathType: File\n    readOnly: true\n  - hostPath: /c\n",
            "    peerCertSANs:\n    - p.example.com\n");
    assertThat(pod(plan, "kube-apiserver").container().image())
        .isEqualTo("reg.example.com/k8s/kube-apiserver:v1.35.6");
    assertThat(node(plan).spec().keys().authority("ca").algorithm()).isEqualTo("ECDSA-P384");
  }

  @Test
  void coreDnsLiesBesideTheOthersInARepositoryOfOnesOwn() {
    ClusterPlan plan = plan("imageRepository: reg.example.com/k8s", "");

    assertThat(plan.objects())
        .anySatisfy(
            object ->
                assertThat(object.view())
                    .isEqualTo(new Document("reg.example.com/k8s/coredns:v1.13.1")));
    assertThat(plan.objects())
        .anySatisfy(
            object -> assertThat(object.view()).isEqualTo(new DnsService("fd00:96::a", "IPv6")));
  }
}
