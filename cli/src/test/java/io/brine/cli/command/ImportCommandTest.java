package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved cluster that a real kubeadm made, read by the command that an operator gives. */
class ImportCommandTest {
  private static final Path RECORDING =
      Path.of("../pillar-templates/src/test/resources/kubeadm/ha-1.36.2").toAbsolutePath();

  @TempDir Path directory;
  private Path saved;
  private Screen screen;

  @BeforeEach
  void setUp() throws IOException {
    saved = directory.resolve("saved");
    copy(RECORDING, saved.resolve("nodes/m1.example.com"));
    copy(RECORDING.resolve("objects"), saved.resolve("objects"));
    Files.copy(RECORDING.resolve("facts.yaml"), saved.resolve("facts.yaml"));
    screen = new Screen(directory);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void writesWhatPlansTheSame() throws IOException {
    int status = screen.run("import", "--from", "saved", "--name", "demo", "-o", "json");

    assertThat(status).as(screen.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(screen.out());
    assertThat(report.at("/compared/objects").asInt()).isGreaterThan(25);
    assertThat(report.at("/differences").findValuesAsText("intended"))
        .containsExactly("proxy-generation", "dns-revision");
    assertThat(report.get("unintended").intValue()).isZero();
    screen = new Screen(directory);
    assertThat(screen.run("validate")).as(screen.err()).isZero();
    assertThat(directory.resolve("cluster.yaml"))
        .content()
        .contains("name: demo", "version: v1.36.2", "vip: 10.77.1.100", "name: bootstrap")
        .doesNotContain("kubelet:", "kubeProxy:");
  }

  @Test
  void takesFromTheSiteWhatNoClusterTells() throws IOException {
    String site = "# ours\nsalt: {api: 'https://192.0.2.1:8000'}\napply: {batch: 10%}\n";
    Files.writeString(directory.resolve("site.yaml"), site);

    int status = screen.run("import", "--from", "saved", "--site", "site.yaml");

    assertThat(status).as(screen.err()).isZero();
    assertThat(directory.resolve("cluster.yaml")).content().endsWith(site);
    assertThat(directory.resolve("cluster.yaml")).content().contains("name: kubernetes");
  }

  @Test
  void namesWhatIsAnother() throws IOException {
    Path manifest = saved.resolve("nodes/m1.example.com/manifests/kube-scheduler.yaml");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("--leader-elect=true", "--leader-elect=false"));
    Path worker = saved.resolve("objects/node.worker-9.yaml");
    Files.writeString(worker, "{apiVersion: v1, kind: Node, metadata: {name: worker-9}}\n");

    assertThat(screen.run("import", "--from", "saved")).isEqualTo(11);
    assertThat(screen.err()).contains("the cluster has nodes that are no minions here: worker-9");
    assertThat(screen.out())
        .contains(
            "m1.example.com:/etc/kubernetes/manifests/kube-scheduler.yaml#/spec/containers/",
            "node/worker-9",
            "2 not intended");
  }

  @Test
  void writesOverNothingThatIsThere() throws IOException {
    Files.writeString(directory.resolve("cluster.yaml"), "mine");

    assertThat(screen.run("import", "--from", "saved")).isEqualTo(2);
    assertThat(screen.err()).contains("it is there already");
    assertThat(directory.resolve("cluster.yaml")).hasContent("mine");
  }

  @Test
  void saysWhatItLacks() throws IOException {
    Files.writeString(directory.resolve("site.yaml"), "nodes: []\nsalt: {apy: x}\n");
    assertThat(screen.run("import", "--from", "saved", "--site", "site.yaml")).isEqualTo(2);
    assertThat(screen.err()).contains("the key \"nodes\" stood already", "did you mean \"api\"?");

    Files.delete(saved.resolve("objects/configmap.kube-system.kubeadm-config.yaml"));
    screen = new Screen(directory);
    assertThat(screen.run("import", "--from", "saved")).isEqualTo(3);
    assertThat(screen.err()).contains("there is no ClusterConfiguration in the cluster");

    Files.delete(saved.resolve("nodes/m1.example.com/manifests/kube-apiserver.yaml"));
    screen = new Screen(directory);
    assertThat(screen.run("import", "--from", "saved")).isEqualTo(3);
    assertThat(screen.err()).contains("on none of the minions is a control plane");

    screen = new Screen(directory);
    assertThat(screen.run("import", "--from", "nowhere")).isEqualTo(2);
    assertThat(screen.err()).contains("no such file");
    assertThat(directory.resolve("cluster.yaml")).doesNotExist();
  }
}
