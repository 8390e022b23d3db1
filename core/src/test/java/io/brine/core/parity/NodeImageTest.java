package io.brine.core.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NodeImageTest {

  private static final String KUBELET_CONF =
      """
      kind: Config
      users:
      - name: system:node:bootstrap
        user: {%s}
      """;
  private static final String IN_FILE =
      "client-certificate: /var/lib/kubelet/pki/kubelet-client-current.pem,"
          + " client-key: /var/lib/kubelet/pki/kubelet-client-current.pem";

  private static String pem(String name) throws IOException {
    try (InputStream in = NodeImageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static FoundFile file(String path, String text) {
    return new FoundFile(path, "0o600", text);
  }

  private static NodeImage image(FoundFile... files) {
    return NodeImage.of(List.of(files));
  }

  @Test
  void describesCertificatesAsOpenSslDoes() throws IOException {
    NodeImage image =
        image(
            file("etc/kubernetes/pki/ca.crt", pem("ca.crt")),
            file("etc/kubernetes/pki/apiserver.crt", pem("leaf.crt")));

    JsonNode authority = image.certificates().get("/etc/kubernetes/pki/ca.crt");
    assertThat(authority)
        .isEqualTo(
            Yaml.document(
                "expected",
                """
                basicConstraints: ['CA:TRUE']
                basicConstraintsCritical: true
                extendedKeyUsage: []
                issuer: CN=kubernetes
                key: rsaEncryption 2048
                keyUsage: [Digital Signature, Key Encipherment, Certificate Sign]
                keyUsageCritical: true
                san: ['DNS:kubernetes']
                signature: sha256WithRSAEncryption
                subject: CN=kubernetes
                validDays: 3650
                """));
    JsonNode leaf = image.certificates().get("/etc/kubernetes/pki/apiserver.crt");
    assertThat(leaf)
        .isEqualTo(
            Yaml.document(
                "expected",
                """
                basicConstraints: ['CA:FALSE']
                basicConstraintsCritical: true
                extendedKeyUsage: [TLS Web Client Authentication, TLS Web Server Authentication]
                issuer: CN=kubernetes
                key: id-ecPublicKey 256
                keyUsage: [Digital Signature, Key Encipherment]
                keyUsageCritical: true
                san: ['DNS:bootstrap', 'IP Address:10.77.1.11', 'IP Address:FD00:0:0:0:0:0:0:1']
                signature: sha256WithRSAEncryption
                subject: 'CN=kubernetes-admin,O=kubeadm:cluster-admins'
                validDays: 365
                """));
  }

  @Test
  void takesCertificatesOutOfKubeconfigsAndLeavesTheKeys() throws IOException {
    String data =
        Base64.getEncoder().encodeToString(pem("leaf.crt").getBytes(StandardCharsets.US_ASCII));
    String text =
        KUBELET_CONF.formatted("client-certificate-data: " + data + ", client-key-data: S3Y=");
    NodeImage image = image(file("etc/kubernetes/admin.conf", text));

    assertThat(image.certificates())
        .containsOnlyKeys("/etc/kubernetes/admin.conf#client-certificate-data");
    assertThat(image.toString()).doesNotContain("S3Y=").doesNotContain(data);
    assertThat(file("etc/kubernetes/admin.conf", text).toString()).doesNotContain("S3Y=");
  }

  @Test
  void readsRecordingsAndWhatIsShown() {
    NodeImage recorded =
        image(
            file("manifests/etcd.yaml", "kind: Pod"),
            file("kubeconfig/admin.conf", "kind: Config"),
            file("kubelet/kubeadm-flags.env", "KUBELET_KUBEADM_ARGS=\"--a=1  --b=x=y\"\nno line\n"),
            file("certificates.json", "{\"/etc/kubernetes/pki/ca.crt\": {\"key\": \"x\"}}"),
            file(
                "files.json",
                "{\"/var/lib/kubelet/pki/kubelet-client-2026-11-22-10-00-00.pem\": {\"mode\":"
                    + " \"0o600\"}, \"/etc/brine/node.json\": {\"mode\": \"0o600\"}}"),
            file("input.yaml", "a: b"));

    assertThat(recorded.documents())
        .containsOnlyKeys(
            "/etc/kubernetes/manifests/etcd.yaml",
            "/etc/kubernetes/admin.conf",
            "/var/lib/kubelet/kubeadm-flags.env");
    assertThat(recorded.documents().get("/var/lib/kubelet/kubeadm-flags.env"))
        .hasToString("{\"KUBELET_KUBEADM_ARGS\":[\"--a=1\",\"--b=x=y\"]}");
    assertThat(recorded.certificates()).containsOnlyKeys("/etc/kubernetes/pki/ca.crt");
    assertThat(recorded.modes()).containsOnlyKeys("/var/lib/kubelet/pki/kubelet-client-<date>.pem");
  }

  @Test
  void aKeyThatIsLeftOutIsNoCertificate() {
    NodeImage image = image(file("etc/kubernetes/pki/ca.crt", "<base64>\n"));

    assertThat(image.certificates()).isEmpty();
    assertThat(image.modes()).containsOnlyKeys("/etc/kubernetes/pki/ca.crt");
    assertThat(image(new FoundFile("manifests/etcd.yaml", "", "a: b")).modes()).isEmpty();
  }

  @Test
  void refusesWhatIsNotWhatItsNameSays() {
    assertThatThrownBy(() -> image(file("manifests/etcd.yaml", "{")))
        .hasMessage("\"/etc/kubernetes/manifests/etcd.yaml\" is not YAML");
    assertThatThrownBy(() -> image(file("files.json", "[1]")))
        .hasMessage("\"files.json\" is not a mapping");
    assertThatThrownBy(() -> image(file("etc/kubernetes/pki/ca.crt", "no")))
        .hasMessage("\"etc/kubernetes/pki/ca.crt\" holds no certificate");
    String pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assertThatThrownBy(() -> image(file("etc/kubernetes/pki/ca.crt", pem)))
        .hasMessageContaining("a certificate that cannot be read");
    String conf = KUBELET_CONF.formatted("client-certificate-data: '%'");
    assertThatThrownBy(() -> image(file("etc/kubernetes/admin.conf", conf)))
        .hasMessageContaining("not base64");
  }

  @Test
  void isComparedAsItWasWhenTheOtherWasTaken() {
    String data = "client-certificate-data: <base64>, client-key-data: <base64>";
    NodeImage before =
        new NodeImage(
            new TreeMap<>(
                image(file("kubeconfig/kubelet.conf", KUBELET_CONF.formatted(data))).documents()),
            new TreeMap<>(
                Map.of(
                    "/etc/kubernetes/kubelet.conf#client-certificate-data",
                    Yaml.document("c", "subject: CN=x"))),
            new TreeMap<>(
                Map.of("/etc/kubernetes/kubelet.conf", Yaml.document("m", "mode: 0o600"))));
    NodeImage after =
        image(
            file("etc/kubernetes/kubelet.conf", KUBELET_CONF.formatted(IN_FILE)),
            file("var/lib/kubelet/cpu_manager_state", "{}"),
            file(
                "certificates.json",
                "{\"/var/lib/kubelet/pki/kubelet-client-current.pem\": {\"subject\": \"CN=x\"}}"));

    assertThat(Parity.ofNodes(before, after)).isEmpty();
    assertThat(Parity.ofNodes(after, before)).isEmpty();
    assertThat(Parity.ofNodes(after, after)).isEmpty();
  }

  @Test
  void namesWhatOnlyOneSideHas() {
    NodeImage theirs = image(file("manifests/etcd.yaml", "kind: Pod"));
    NodeImage ours = image(file("manifests/other.yaml", "kind: Pod"));

    assertThat(Parity.ofNodes(theirs, ours))
        .extracting(Difference::path)
        .containsExactly(
            "/etc/kubernetes/manifests/etcd.yaml",
            "/etc/kubernetes/manifests/other.yaml",
            "/etc/kubernetes/manifests/etcd.yaml (mode)",
            "/etc/kubernetes/manifests/other.yaml (mode)");
  }
}
