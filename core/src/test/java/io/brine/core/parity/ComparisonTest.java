package io.brine.core.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  private static List<Difference> nodes(String path, String theirs, String ours) {
    return Parity.ofNodes(image(path, theirs), image(path, ours));
  }

  private static NodeImage image(String path, String text) {
    return NodeImage.of(List.of(new FoundFile(path, "", text)));
  }

  private static List<Difference> objects(String theirs, String ours) {
    return Parity.ofObjects(set(theirs), set(ours));
  }

  private static ObjectSet set(String text) {
    return ObjectSet.of(List.of(new FoundFile("objects.yaml", "", text)));
  }

  private static List<String> texts(List<Difference> differences) {
    return differences.stream()
        .map(one -> one.path() + " " + one.theirs() + " " + one.ours())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2}|{b: 2, a: 1}",
        "{a: 1}|{a: 1.0}",
        "{a: unix:///var/run/c.sock}|{a: unix:///run/c.sock}",
        "{a: [x, y]}|{a: [x, y]}",
        "{a: [[1], [2]]}|{a: [[1], [2]]}",
        "{a: {}}|{a: {}}",
      })
  void findsNothingWhereItIsTheSame(String theirs, String ours) {
    assertThat(nodes("manifests/a.yaml", theirs, ours)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1}|{a: 2}|#/a 1 2",
        "{a: '1'}|{a: 1}|#/a \"1\" 1",
        "{a: 1}|{}|#/a 1 null",
        "{}|{a: 1}|#/a null 1",
        "{a: [x, y, z]}|{a: [x, z]}|#/a \"y\" null",
        "{a: [x]}|{a: [x, y]}|#/a null \"y\"",
        "{a: [x, y]}|{a: [x, z]}|#/a \"y\" \"z\"",
        "{a: [x, y]}|{a: [y, x]}|#/a [\"x\",\"y\"] [\"y\",\"x\"]",
        "{a: [{name: x, v: 1}]}|{a: [{name: x, v: 2}]}|#/a/x/v 1 2",
        "{a: [{name: x}, {name: y}]}|{a: [{name: y}, {name: x}]}|#/a [\"x\",\"y\"] [\"y\",\"x\"]",
        "{a: [{v: 1}, {v: 2}]}|{a: [{v: 1}, {v: 3}]}|#/a/1/v 2 3",
        "{a: [{v: 1}]}|{a: [{v: 1}, {v: 3}]}|#/a [{\"v\":1}] [{\"v\":1},{\"v\":3}]",
        "{a: {b: 1}}|{a: [1]}|#/a {\"b\":1} [1]",
      })
  void findsEachDifference(String theirs, String ours, String expected) {
    assertThat(texts(nodes("manifests/a.yaml", theirs, ours)))
        .containsExactly("/etc/kubernetes/manifests/a.yaml" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\n|a: 1\\nb: 3\\n|/b 2 3",
        "a: 1\\nb: 2\\n|b: 2\\na: 1\\n|' \"a: 1\\nb: 2\\n\" \"b: 2\\na: 1\\n\"'",
        "x {\\n}\\n|y {\\n}\\n|' \"x {\\n}\\n\" \"y {\\n}\\n\"'",
        "a: 1\\n|- 1\\n|' \"a: 1\\n\" \"- 1\\n\"'",
      })
  void aDocumentInATextDiffersWhereSomethingInItDoes(String theirs, String ours, String expected) {
    String map = "{kind: ConfigMap, metadata: {name: c}, data: {d: \"%s\"}}";

    assertThat(texts(objects(map.formatted(theirs), map.formatted(ours))))
        .containsExactly("configmap/c#/data/d" + expected);
  }

  @Test
  void anApiServersDefaultsAreNoDifference() {
    String sent =
        """
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system}
        spec: {clusterIP: 'fd00::a'}
        """;
    String stored =
        """
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system, uid: abc, resourceVersion: '7'}
        spec: {clusterIP: 'fd00::a', clusterIPs: ['fd00::a'], ipFamilies: [IPv6], type: ClusterIP}
        status: {loadBalancer: {}}
        """;

    assertThat(objects(sent, stored)).isEmpty();
    assertThat(texts(objects(sent, stored.replace("type: ClusterIP", "type: NodePort"))))
        .containsExactly("service/kube-system/kube-dns#/spec/type null \"NodePort\"");
    assertThat(texts(objects(sent, sent.replace("spec: {", "spec: {ipFamilies: [IPv4], "))))
        .containsExactly("service/kube-system/kube-dns#/spec/ipFamilies null [\"IPv4\"]");
  }

  @Test
  void tokensAndSignaturesAreNotCompared() {
    String theirs =
        """
        kind: Secret
        type: bootstrap.kubernetes.io/token
        metadata: {name: bootstrap-token-abcdef, namespace: kube-system}
        data: {token-id: YWJj, token-secret: ZGVm, usage-bootstrap-signing: dHJ1ZQ==}
        ---
        kind: ConfigMap
        metadata: {name: cluster-info, namespace: kube-public}
        data:
          jws-kubeconfig-abcdef: eyJ..sig
          kubeconfig: "a:\\n    certificate-authority-data: QUJD\\n    server: https://x\\n"
        ---
        kind: Secret
        metadata: {name: kubeadm-certs, namespace: kube-system}
        ---
        """;
    String ours =
        """
        kind: List
        items:
        - kind: Secret
          type: bootstrap.kubernetes.io/token
          metadata: {name: bootstrap-token-<id>, namespace: kube-system}
          data: {token-id: <base64>, token-secret: <base64>, usage-bootstrap-signing: dHJ1ZQ==}
        - kind: ConfigMap
          metadata: {name: cluster-info, namespace: kube-public}
          data:
            kubeconfig: "a:\\n    certificate-authority-data: <base64>\\n    server: https://x\\n"
        """;

    assertThat(objects(theirs, ours)).isEmpty();
    assertThat(set(theirs).toString()).doesNotContain("ZGVm", "eyJ", "QUJD");
    assertThat(texts(objects(theirs, ours.replace("https://x", "https://y")))).hasSize(1);
    assertThat(texts(objects(theirs, ours.replace("dHJ1ZQ", "ZmFsc2U")))).hasSize(1);
  }

  @Test
  void otherSecretsAreNeverShown() {
    String secret = "kind: Secret\nmetadata: {name: a}\ndata: {key: c2VjcmV0}\n";

    assertThat(set(secret).toString()).contains("<base64>").doesNotContain("c2VjcmV0");
  }

  @Test
  void ofANodeOnlyWhatKubeadmGivesIsCompared() {
    String theirs =
        """
        kind: Node
        metadata: {name: cp-1, labels: {node-role.kubernetes.io/control-plane: ''}}
        spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
        """;
    String live =
        """
        kind: Node
        metadata:
          name: cp-1
          uid: x
          annotations: {a: b}
          labels:
            node-role.kubernetes.io/control-plane: ''
            kubernetes.io/hostname: cp-1
            beta.kubernetes.io/os: linux
        spec:
          podCIDR: 10.0.0.0/24
          taints:
          - {key: node-role.kubernetes.io/control-plane, effect: NoSchedule}
          - {key: node.kubernetes.io/not-ready, effect: NoSchedule}
        """;
    String works =
        "kind: Node\nmetadata: {name: w, uid: x}\nspec: {taints: [{key: node.kubernetes.io/a}]}";

    assertThat(objects(theirs, live)).isEmpty();
    assertThat(objects(live, theirs)).isEmpty();
    assertThat(objects("kind: Node\nmetadata: {name: w}\nspec: {}", works)).isEmpty();
    assertThat(objects("kind: Node", "kind: Node\nspec: 7")).hasSize(1);
  }

  @Test
  void aRunningClusterMayHaveMore() {
    String kubeadms = "kind: ConfigMap\nmetadata: {name: a}\n";
    String more = "---\nkind: ConfigMap\nmetadata: {name: b%s}\n";

    assertThat(objects(kubeadms, kubeadms + more.formatted(", uid: x"))).isEmpty();
    assertThat(objects(kubeadms, kubeadms + more.formatted(""))).hasSize(1);
    assertThat(objects(kubeadms + more.formatted(""), kubeadms)).hasSize(1);
  }

  @Test
  void theIntendedOnesAreKnownByPathAndValue() {
    String daemons = "kind: DaemonSet\nmetadata: {namespace: kube-system, name: kube-proxy%s}\n";
    String counted =
        daemons.formatted(", annotations: {deprecated.daemonset.template.generation: '1'}");
    assertThat(intended(objects(counted, daemons.formatted(""))))
        .containsExactly(Optional.of(Intended.PROXY_GENERATION));
    assertThat(intended(objects(daemons.formatted(""), counted))).containsExactly(Optional.empty());

    String config = "kubelet/config.yaml";
    assertThat(intended(nodes(config, "{a: b}", "{a: b, resolvConf: /x}")))
        .containsExactly(Optional.of(Intended.RESOLV_CONF));
    assertThat(intended(nodes(config, "{a: b, resolvConf: /x}", "{a: b}")))
        .containsExactly(Optional.of(Intended.RESOLV_CONF));
    assertThat(intended(nodes(config, "{resolvConf: /y}", "{resolvConf: /x}")))
        .containsExactly(Optional.empty());

    String pod = "spec: {containers: [{name: etcd, command: [etcd, '%s']}]}";
    String first = pod.formatted("--initial-cluster=b=https://2,a=https://1");
    String second = pod.formatted("--initial-cluster=a=https://1,b=https://2");
    String third = pod.formatted("--initial-cluster=a=https://1,c=https://2");
    assertThat(intended(nodes("manifests/etcd.yaml", first, second)))
        .containsExactly(Optional.of(Intended.MEMBER_ORDER));
    assertThat(intended(nodes("manifests/etcd.yaml", first, third)))
        .containsExactly(Optional.empty());
    assertThat(intended(nodes("manifests/etcd.yaml", first, pod.formatted("--name=a"))))
        .containsExactly(Optional.empty());
    assertThat(intended(nodes("manifests/etcd.yaml", pod.formatted("--name=a"), second)))
        .containsExactly(Optional.empty());
    assertThat(
            intended(
                nodes(
                    "manifests/etcd.yaml",
                    "spec: {containers: [{name: etcd, command: [etcd]}]}",
                    first)))
        .containsExactly(Optional.empty());
  }

  private static List<Optional<Intended>> intended(List<Difference> differences) {
    return differences.stream().map(Difference::intended).toList();
  }

  @Test
  void theTableOfIntendedDifferencesIsDocumentedAndShort() throws IOException {
    assertThat(Intended.values()).hasSizeLessThanOrEqualTo(15);
    Golden.assertMatches("docs/reference/parity.md", IntendedTable.markdown());
  }
}
