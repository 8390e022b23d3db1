package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real kubeadm made against what Brine shows, by the commands that an operator gives. */
class ParityCommandTest {
  private static final Path RECORDINGS =
      Path.of("../pillar-templates/src/test/resources/kubeadm").toAbsolutePath();

  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() {
    screen = new Screen(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ha-1.36.2", "ha-1.35.6"})
  void theFirstNodeAndTheObjectsDifferInTwoIntendedWays(String recording) throws IOException {
    show(recording, "node", "bootstrap", "--out", "node");
    show(recording, "objects", "--out", "objects");

    screen = new Screen(directory);
    int status = compare(recording, "--node-root", "node", "--objects", "objects", "-o", "json");

    JsonNode report = new ObjectMapper().readTree(screen.out());
    assertThat(status).as(screen.err()).isZero();
    assertThat(report.at("/kind").asText()).isEqualTo("Parity");
    assertThat(report.at("/compared/objects").asInt()).isGreaterThan(25);
    assertThat(report.at("/compared/certificates").asInt()).isGreaterThan(10);
    assertThat(report.at("/differences").findValuesAsText("intended"))
        .containsExactly("proxy-generation", "dns-revision");
    assertThat(report.get("unintended").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"bootstrap,12", "cp-2,11", "worker-1,4"})
  void everyNodeOfAClusterIsTheSame(String node, int files) {
    show("cluster-1.36.2", "node", node, "--out", "node");

    screen = new Screen(directory);
    assertThat(compare("cluster-1.36.2/" + node, "--node-root", "node")).isZero();
    assertThat(screen.out())
        .startsWith(files + " files")
        .endsWith("compared: 0 differences, 0 not intended\n");
  }

  @Test
  void whatIsAnotherIsNamedWithBothValues() throws IOException {
    show("ha-1.36.2", "node", "bootstrap", "--out", "node");
    Path manifest = directory.resolve("node/etc/kubernetes/manifests/kube-scheduler.yaml");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("--leader-elect=true", "--leader-elect=false"));

    screen = new Screen(directory);
    assertThat(compare("ha-1.36.2", "--node-root", "node")).isEqualTo(11);
    assertThat(screen.out())
        .contains(
            """
            /etc/kubernetes/manifests/kube-scheduler.yaml#/spec/containers/kube-scheduler/command
              theirs: "--leader-elect=true"
              ours:   "--leader-elect=false"
              not intended
            """)
        .endsWith("1 difference, 1 not intended\n");
  }

  @Test
  void saysWhatItLacks() throws IOException {
    assertThat(compare("ha-1.36.2")).isEqualTo(2);
    assertThat(screen.err()).contains("nothing to compare", "--node-root");
    Files.createDirectories(directory.resolve("empty"));
    assertThat(compare("ha-1.36.2", "--node-root", "empty")).isEqualTo(2);
    assertThat(screen.err()).contains("holds no files of kubeadm");
    assertThat(compare("ha-1.36.2", "--node-root", "nowhere")).isEqualTo(2);
    assertThat(screen.err()).contains("no such file");
    Files.writeString(directory.resolve("empty/a.yaml"), "{");
    assertThat(compare("ha-1.36.2", "--objects", "empty")).isEqualTo(2);
    assertThat(screen.err()).contains("cannot compare: \"a.yaml\" is not YAML");
    assertThat(compare("cluster-1.36.2/worker-1", "--objects", "empty")).isEqualTo(2);
  }

  @Test
  void showsKubeadmsInputForEachNode() {
    show("cluster-1.36.2", "kubeadm-config", "--node", "bootstrap");
    assertThat(screen.out())
        .startsWith("# kubeadm init --config FILE\n")
        .contains(
            "kind: InitConfiguration",
            "kind: ClusterConfiguration",
            "kind: KubeletConfiguration",
            "kind: KubeProxyConfiguration");

    screen = new Screen(directory);
    show("cluster-1.36.2", "kubeadm-config", "--node", "cp-2");
    assertThat(screen.out())
        .startsWith("# kubeadm join --config FILE\n")
        .endsWith(
            """
            apiVersion: kubeadm.k8s.io/v1beta4
            controlPlane:
              localAPIEndpoint:
                advertiseAddress: 10.77.1.12
                bindPort: 6443
            discovery:
              bootstrapToken:
                apiServerEndpoint: 10.77.1.100:6443
                caCertHashes:
                - sha256:0000000000000000000000000000000000000000000000000000000000000000
                token: abcdef.0123456789abcdef
            kind: JoinConfiguration
            nodeRegistration:
              criSocket: unix:///run/containerd/containerd.sock
              name: cp-2
            """);
  }

  private void show(String recording, String... what) {
    Path folder = RECORDINGS.resolve(recording);
    List<String> files = List.of("-f", folder + "/cluster.yaml", "--facts", folder + "/facts.yaml");
    int status = run(Stream.of(List.of("show"), List.of(what), files));
    assertThat(status).as(screen.err()).isZero();
  }

  private int compare(String recording, String... more) {
    String reference = RECORDINGS.resolve(recording).toString();
    return run(Stream.of(List.of("parity", "--reference", reference), List.of(more)));
  }

  private int run(Stream<List<String>> words) {
    return screen.run(words.flatMap(List::stream).toArray(String[]::new));
  }
}
