package io.brine.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every check of kubeadm that a cluster.yaml could fail (app/apis/kubeadm/validation/validation.go,
 * v1.36.2), and what Brine says of it.
 */
class KubeadmValidationTest {

  private static final String VALID =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes:
        version: v1.36.2
        dnsDomain: cluster.local
        imageRepository: registry.k8s.io
        apiServer: {certSANs: [], extraArgs: []}
        controllerManager: {extraArgs: []}
        scheduler: {extraArgs: []}
        etcd: {serverCertSANs: [], peerCertSANs: [], extraArgs: []}
        kubelet: {}
        kubeProxy: {}
        certificates: {algorithm: RSA-2048, validity: 8760h, caValidity: 87600h}
      networks:
        controlPlane: {cidrs: [10.77.1.0/24]}
        pods: {cidr: 10.233.0.0/16}
        services: {cidr: 10.96.0.0/12}
      apiServer: {vip: 10.77.1.100, port: 6443}
      nodes:
      - {minion: bootstrap, name: bootstrap, roles: [bootstrap, control-plane, etcd]}
      salt: {api: 'https://127.0.0.1:8000'}
      """;

  @Test
  void theConfigurationThatIsSpoiledIsValid() {
    assertThat(codes(VALID)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ValidateNodeRegistrationOptions|name: bootstrap,|name: Boot_strap,|read/value",
        "ValidateAPIEndpoint|port: 6443|port: 70000|api-server/port-range",
        "ValidateHostPort|vip: 10.77.1.100|vip: 'api_server:1'|read/value",
        "ValidateNetworking|cluster.local|cluster_local|read/value",
        "ValidateIPNetFromString|10.233.0.0/16|10.233.0.0|read/value",
        "ValidateIPNetFromString|10.233.0.0/16|'10.233.0.0/16,10.1.0.0/16'|network/one-per-family",
        "ValidateIPNetFromString|10.233.0.0/16|10.233.0.0/29|network/pod-size",
        "ValidateIPNetFromString|10.96.0.0/12|10.96.0.0/29|network/service-size",
        "ValidateServiceSubnetSize|10.96.0.0/12|10.96.0.0/11|network/service-size",
        "ValidatePodSubnetNodeMask|10.233.0.0/16|10.233.0.0/25|network/node-mask",
        "getClusterNodeMask|controllerManager: {extraArgs: []}|controllerManager: {extraArgs:"
            + " [{name: node-cidr-mask-size-ipv4, value: x}]}|network/node-mask-number",
        "ValidateImageRepository|registry.k8s.io|https://registry.k8s.io|kubernetes/image-repository",
        "ValidateCertSANs|{certSANs: []|{certSANs: [a_b]|kubernetes/cert-san",
        "ValidateCertSANs|serverCertSANs: []|serverCertSANs: ['-']|kubernetes/cert-san",
        "ValidateCertSANs|peerCertSANs: []|peerCertSANs: ['*']|kubernetes/cert-san",
        "ValidateExtraArgs|scheduler: {extraArgs: []}|scheduler: {extraArgs: [{name: '', value:"
            + " x}]}|kubernetes/arg-name",
        "ValidateEncryptionAlgorithm|RSA-2048|RSA-1024|read/value",
        "ValidateCertValidity|validity: 8760h|validity: 90000h|certificates/within-ca",
        "ValidateCertValidity|caValidity: 87600h|caValidity: 100h|certificates/within-ca",
        "componentconfigs.Validate|kubelet: {}|kubelet: {maxPods: many}|kubelet/field",
        "componentconfigs.Validate|kubelet: {}|kubelet: {noSuchField: 1}|kubelet/field",
        "componentconfigs.Validate|kubeProxy: {}|kubeProxy: {mode: [x]}|kube-proxy/field",
      })
  void refusesWhatKubeadmRefuses(String check, String good, String bad, String code) {
    assertThat(VALID).as(check).contains(good);
    assertThat(codes(VALID.replaceFirst(Pattern.quote(good), bad))).as(check).contains(code);
  }

  @Test
  void namesTheArgumentsThatAreItsOwnAndTheVersionsThereAre() {
    String owned =
        VALID.replace("certSANs: [], extraArgs: []", "extraArgs: [{name: etcd-servers, value: x}]");
    assertThat(ConfigRules.check(ClusterConfigReader.read(owned)).problems())
        .singleElement()
        .asString()
        .contains(
            "\"etcd-servers\" of kube-apiserver follows from the nodes with the role etcd;"
                + " leave it out");

    String unknown = VALID.replace("v1.36.2", "v1.34.0");
    assertThat(ConfigRules.check(ClusterConfigReader.read(unknown)).problems())
        .singleElement()
        .asString()
        .contains("v1.34.0 is not in the catalogue; use one of v1.35.6, v1.36.2");
  }

  private static List<String> codes(String yaml) {
    return ConfigRules.check(ClusterConfigReader.read(yaml)).problems().all().stream()
        .map(Problem::code)
        .toList();
  }
}
