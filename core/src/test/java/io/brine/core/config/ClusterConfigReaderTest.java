package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.PluginConfig.Plugin;
import io.brine.core.net.Cidr;
import io.brine.core.net.Host;
import io.brine.core.problem.Problem;
import io.brine.core.version.KubernetesVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConfigReaderTest {
  private static final String MINIMAL =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes: {version: v1.36.2}
      networks: {controlPlane: {cidrs: [10.77.1.0/24]}}
      nodes:
        - {minion: one, roles: [bootstrap, control-plane, etcd]}
      """;

  @Test
  void readsEveryKeyOfTheDesign() {
    ClusterConfig config = config(Resources.text("design.yaml"));

    assertThat(config.metadata().name()).hasToString("demo");
    assertThat(config.kubernetes().version()).isEqualTo(KubernetesVersion.parse("v1.36.2"));
    assertThat(config.kubernetes().kubelet()).hasToString("{\"failSwapOn\":true}");
    assertThat(config.networks().controlPlane().cidrs())
        .containsExactly(Cidr.parse("10.77.1.0/24"), Cidr.parse("10.77.3.0/24"));
    assertThat(config.networks().workloadCidrs()).containsExactly(Cidr.parse("10.77.2.0/24"));
    assertThat(config.networks().plugin().name()).isEqualTo(Plugin.CALICO);
    assertThat(config.apiServer().endpoint()).contains(Host.parse("10.77.1.100"));
    assertThat(config.apiServer().keepalived().virtualRouterId()).isEqualTo(51);
    assertThat(config.nodes())
        .extracting(node -> node.minion().text())
        .containsExactly("bootstrap.dc1.example.com", "cp-2", "cp-3", "node-*");
    assertThat(config.nodes().get(0).roles())
        .isEqualTo(Set.of(Role.BOOTSTRAP, Role.CONTROL_PLANE, Role.ETCD));
    assertThat(config.nodes().get(3).labels()).isEqualTo(Map.of("disk", "ssd"));
    assertThat(config.apply().batch()).hasToString("25%");
    assertThat(config.apply().maxFailures().of(1000)).isEqualTo(1);
    assertThat(config.salt().caFile()).isEqualTo(AbsolutePath.parse("/etc/brine/salt-api-ca.crt"));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    ClusterConfig config = config(MINIMAL);

    assertThat(config.kubernetes().dnsDomain()).hasToString("cluster.local");
    assertThat(config.kubernetes().certificates().validity()).isEqualTo(Duration.ofDays(365));
    assertThat(config.kubernetes().certificates().algorithm()).hasToString("RSA-2048");
    assertThat(config.networks().pods().cidr()).hasToString("10.233.0.0/16");
    assertThat(config.networks().services().cidr()).hasToString("10.96.0.0/12");
    assertThat(config.networks().workloadCidrs())
        .isEqualTo(config.networks().controlPlane().cidrs());
    assertThat(config.apiServer().port()).isEqualTo(6443);
    assertThat(config.apiServer().endpoint()).isEmpty();
    assertThat(config.apiServer().keepalivedManaged()).isFalse();
    assertThat(config.firewall().manage()).isTrue();
    assertThat(config.nodes().get(0).name()).isNull();
    assertThat(config.repositories().images()).isNull();
    assertThat(config.salt().api()).hasToString("https://127.0.0.1:8000");
  }

  @Test
  void keepsNumbersOfTheKubeletAsTheyAre() {
    String kubelet =
        "{maxPods: 110, memoryThrottlingFactor: 0.90, logging: {flushFrequency: 5000000000}}";
    ClusterConfig config =
        config(MINIMAL.replace("v1.36.2}", "v1.36.2, kubelet: " + kubelet + "}"));

    assertThat(config.kubernetes().kubelet())
        .hasToString(
            "{\"maxPods\":110,\"memoryThrottlingFactor\":0.90,"
                + "\"logging\":{\"flushFrequency\":5000000000}}");
  }

  @Test
  void keepsHostileTextsAsTheyAre() {
    List<String> hostile =
        List.of("{{ salt['cmd.run']('id') }}", "{%", "{#", "no", "1_0", "12:30:45", "0o17", "a\nb");
    String quoted =
        hostile.stream().map(text -> "\"" + text.replace("\n", "\\n") + "\"").toList().toString();
    ClusterConfig config =
        config(MINIMAL.replace("v1.36.2}", "v1.36.2, apiServer: {certSANs: " + quoted + "}}"));

    assertThat(config.kubernetes().apiServer().certSANs()).isEqualTo(hostile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{version: v1.36.2, dnsDomian: a.b} | read/unknown-key | kubernetes.dnsDomian | did you mean \"dnsDomain\"?",
        "{version: v1.36.2, quux: a.b} | read/unknown-key | kubernetes.quux | use one of version, dnsDomain",
        "{version: v1.36.2, version: v1.36.2} | read/duplicate-key | kubernetes.version | keep one of them",
        "{version: 1.36} | read/value | kubernetes.version | put it in quotes: '1.36'",
        "{version: v1.36} | read/value | kubernetes.version | write it like v1.36.2",
        "{} | read/missing-key | kubernetes.version | add it: version to deploy",
        "{version: [v1.36.2]} | read/type | kubernetes.version | write a Kubernetes version",
        "{version: {a: b}} | read/type | kubernetes.version | write a Kubernetes version",
        "{version: } | read/value | kubernetes.version | leave the key out",
        "{version: ''} | read/value | kubernetes.version | write it like v1.36.2",
        "{version: !!str v1.36.2} | read/tag | kubernetes.version | leave it out",
        "{version: v1.36.2, dnsDomain: Upper.case} | read/value | kubernetes.dnsDomain | lower case",
        "{version: v1.36.2, imageRepository: no} | read/value | kubernetes.imageRepository | put it in quotes: 'no'",
        "{version: v1.36.2, kubelet: [a]} | read/type | kubernetes.kubelet | write a mapping",
        "{version: v1.36.2, kubelet: a} | read/type | kubernetes.kubelet | write a mapping",
        "{version: v1.36.2, kubelet: {maxPods: 0110}} | read/value | kubernetes.kubelet.maxPods | leave the zeros out",
        "{version: v1.36.2, kubelet: {a: [{b: 1.5e3}]}} | read/value | kubernetes.kubelet.a[0].b | write it like 0.5",
        "{version: v1.36.2, kubelet: {failSwapOn: yes}} | read/value | kubernetes.kubelet.failSwapOn | write true or false",
        "{version: v1.36.2, kubelet: {failSwapOn: }} | read/value | kubernetes.kubelet.failSwapOn | leave the key out",
        "{version: v1.36.2, etcd: {extraArgs: {a: b}}} | read/type | kubernetes.etcd.extraArgs | write a list",
        "{version: v1.36.2, etcd: {extraArgs: x}} | read/type | kubernetes.etcd.extraArgs | write a list",
        "{version: v1.36.2, etcd: []} | read/type | kubernetes.etcd | write a mapping",
        "{version: v1.36.2, etcd: } | read/type | kubernetes.etcd | leave the key out",
        "{version: v1.36.2, etcd: {extraArgs: [{name: a, value: \"\\u0001\"}]}} | read/value | kubernetes.etcd.extraArgs[0].value | leave it out",
        "{version: v1.36.2, certificates: {validity: 1y}} | read/value | kubernetes.certificates.validity | 8760h",
        "{version: v1.36.2, certificates: {algorithm: RSA2048}} | read/value | kubernetes.certificates.algorithm | did you mean \"RSA-2048\"?",
        "{version: v1.36.2, certificates: {algorithm: Ed25519}} | read/value | kubernetes.certificates.algorithm | RSA-3072",
      })
  void refusesWhatDoesNotFit(String kubernetes, String code, String path, String advice) {
    String text = MINIMAL.replace("{version: v1.36.2}", kubernetes);

    assertOnly(text, code, path, 4, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "apiServer: {port: 06443} | read/value | apiServer.port | leave the zeros out",
        "apiServer: {port: 0o17} | read/value | apiServer.port | write an integer without quotes",
        "apiServer: {port: 6_443} | read/value | apiServer.port | write digits only",
        "apiServer: {port: 1.7} | read/value | apiServer.port | write an integer",
        "apiServer: {port: '6443'} | read/value | apiServer.port | write an integer without quotes",
        "apiServer: {port: 99999999999} | read/value | apiServer.port | at most nine",
        "apiServer: {vip: 10.0.0.300} | read/value | apiServer.vip | four numbers 0-255",
        "apiServer: {vip: 010.0.0.1} | read/value | apiServer.vip | four numbers 0-255",
        "firewall: {manage: yes} | read/value | firewall.manage | write true or false",
        "firewall: {manage: 'true'} | read/value | firewall.manage | without quotes",
        "apply: {batch: 25.5} | read/value | apply.batch | put it in quotes",
        "apply: {batch: 101%} | read/value | apply.batch | 25%",
        "salt: {api: 'ftp://x'} | read/value | salt.api | https://HOST:PORT",
        "salt: {caFile: etc/x} | read/value | salt.caFile | begin it with '/'",
        "salt: {caFile: /etc/../x} | read/value | salt.caFile | leave out '..'",
        "bundle: {path: *a} | read/alias | bundle.path | write the value out",
      })
  void refusesValuesOfOtherTypes(String line, String code, String path, String advice) {
    assertOnly(MINIMAL + line + "\n", code, path, 8, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10.77.1.0/24] | 10.77.1.5/24] | read/value | write the network: 10.77.1.0/24",
        "10.77.1.0/24] | 10.77.1.0] | read/value | a slash and the prefix length",
        "10.77.1.0/24] | 10.77.1.0/024] | read/value | a slash and the prefix length",
        "10.77.1.0/24] | 10.77.1.0/33] | read/value | a slash and the prefix length",
        "10.77.1.0/24] | 'fd00::1/64'] | read/value | write the network: fd00::/64",
      })
  void refusesWhatIsNoNetwork(String from, String to, String code, String advice) {
    assertOnly(MINIMAL.replace(from, to), code, "networks.controlPlane.cidrs[0]", 5, advice);
  }

  @Test
  void refusesTheSameRoleTwice() {
    String text = MINIMAL.replace("control-plane, etcd", "control-plane, etcd, etcd");

    assertOnly(text, "read/duplicate-item", "nodes[0].roles[3]", 7, "keep one");
  }

  @Test
  void refusesALabelThatYamlTakesForABoolean() {
    String text = MINIMAL.replace("one, roles", "one, labels: {ssd: no}, roles");

    assertOnly(text, "read/value", "nodes[0].labels.ssd", 7, "put it in quotes: 'no'");
  }

  @Test
  void refusesAMapWhereALabelShouldBe() {
    assertOnly(
        MINIMAL.replace("one, roles", "one, labels: [a], roles"),
        "read/type",
        "nodes[0].labels",
        7,
        "write a mapping");
  }

  @Test
  void refusesLabelsThatAreNoMapping() {
    assertOnly(
        MINIMAL.replace("one, roles", "one, labels: a, roles"),
        "read/type",
        "nodes[0].labels",
        7,
        "write a mapping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "\uFEFF"})
  void saysThatAFileIsEmpty(String text) {
    assertOnly(text, "read/document", "", 1, "brine init");
  }

  @Test
  void refusesASecondDocument() {
    assertOnly(MINIMAL + "---\na: b\n", "read/document", "", 9, "one document per file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c\n",
        "\ta: 1\n",
        "a: 'x\n",
        "? [a]\n: b\n",
        "a: {b\n",
        "- a\nb: c\n",
        "a: \u0001\n"
      })
  void saysWhereYamlIsBroken(String text) {
    List<Problem> found = ClusterConfigReader.read(text).problems().errors();

    assertThat(found).extracting(Problem::code).contains("read/syntax");
    assertThat(found)
        .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("snakeyaml", "\n"));
    assertThat(found).allSatisfy(problem -> assertThat(problem.location().line()).isBetween(1, 3));
  }

  @Test
  void tellsTheFaultAndNotOnlyWhereItBegan() {
    assertThat(ClusterConfigReader.read("a: {b\nc: d}\n").problems().errors())
        .singleElement()
        .hasToString(
            "line 2: not YAML: while parsing a flow mapping, expected ',' or '}', but got :;"
                + " correct it and run again");
  }

  @Test
  void refusesAListAtTheTop() {
    assertOnly("- a\n", "read/type", "", 1, "write a mapping");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] bytes = (MINIMAL + "# ü\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ClusterConfigReader.read(bytes).problems().errors())
        .singleElement()
        .hasToString("line 8: the file is not UTF-8 here; save it as UTF-8");
  }

  @Test
  void refusesAHugeFile() {
    assertThat(ClusterConfigReader.read(new byte[17 << 20]).problems().errors())
        .extracting(Problem::code)
        .containsExactly("read/size");
  }

  @Test
  void acceptsAByteOrderMark() {
    assertThat(ClusterConfigReader.read("\uFEFF" + MINIMAL).problems()).isEmpty();
  }

  @Test
  void doesNotFollowABombOfAliases() {
    StringBuilder bomb = new StringBuilder(MINIMAL + "x0: &x0 [a, a]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("x%d: &x%d [*x%d, *x%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(ClusterConfigReader.read(bomb.toString()).problems().errors())
        .extracting(Problem::code)
        .containsOnly("read/alias", "read/unknown-key")
        .hasSize(40 + 78);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 900, 20_000})
  void refusesDeepNesting(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    String text =
        MINIMAL.replace("{version: v1.36.2}", "{version: v1.36.2, kubelet: {a: " + deep + "}}");

    List<Problem> found = ClusterConfigReader.read(text).problems().errors();

    assertThat(found).isNotEmpty();
    assertThat(found.get(0).code()).isIn("read/nesting", "read/syntax");
  }

  @Test
  void readsTheRestWhenOneValueIsBroken() {
    ReadConfig read =
        ClusterConfigReader.read(MINIMAL.replace("v1.36.2", "six").replace("one", "'../x'"));

    assertThat(read.problems()).hasSize(2);
    assertThat(read.checked().value()).isEmpty();
    assertThat(read.lost()).containsExactlyInAnyOrder("kubernetes.version", "nodes[0].minion");
    assertThat(read.config().networks().controlPlane().cidrs()).hasSize(1);
  }

  private static ClusterConfig config(String text) {
    ReadConfig read = ClusterConfigReader.read(text);
    assertThat(read.problems()).isEmpty();
    return read.checked().value().orElseThrow();
  }

  private static void assertOnly(String text, String code, String path, int line, String advice) {
    assertThat(ClusterConfigReader.read(text).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.location()).isEqualTo(new Problem.Location(path, line));
              assertThat(problem.advice()).contains(advice);
            });
  }
}
