package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() throws IOException {
    SampleCluster.write(directory);
    screen = new Screen(directory);
  }

  @Test
  void tellsWhatEachNodeWillHaveAndWritesTheTreeOnce() throws IOException {
    assertThat(plan("-o", "json")).as(screen.err()).isZero();
    JsonNode plan = new ObjectMapper().readTree(screen.out());
    assertThat(plan.at("/nodes").findValuesAsText("node"))
        .containsExactly("bootstrap", "worker-1", "worker-2");
    assertThat(plan.at("/nodes/2/addresses/controlPlane/0/address").asText())
        .isEqualTo("10.77.3.22/24");
    assertThat(plan.at("/nodes/0/contents/files/~1etc~1kubernetes~1manifests~1etcd.yaml").asText())
        .isEqualTo("0600");
    assertThat(folders("srv/trees")).containsExactly(plan.at("/plan/digest").asText());
    assertThat(plan()).isZero();
    assertThat(folders("srv/trees")).hasSize(1);
    assertThat(directory.resolve("srv/current")).doesNotExist();
  }

  @Test
  void isTheSameForTheSameInput() throws IOException {
    plan("--out", "one.plan");
    plan("--out", "two.plan");
    assertThat(directory.resolve("one.plan")).hasSameBinaryContentAs(directory.resolve("two.plan"));
  }

  @Test
  void tellsByTheExitCodeThatThePlanIsNotTheAppliedOne() throws IOException {
    assertThat(plan("--detailed-exitcode")).isEqualTo(11);
    Path trees = directory.resolve("srv/trees");
    Files.createSymbolicLink(
        directory.resolve("srv/current"), trees.resolve(folders("srv/trees").get(0)));
    assertThat(plan("--detailed-exitcode")).isZero();
  }

  @Test
  void namesEveryFileOfTheConfigurationThatIsMissing() throws IOException {
    Files.delete(directory.resolve("key.asc"));
    Files.delete(directory.resolve("ca.crt"));
    assertThat(plan()).isEqualTo(2);
    assertThat(screen.err()).contains("key.asc\" cannot be read", "ca.crt\" cannot be read");
    assertThat(directory.resolve("srv")).doesNotExist();
  }

  @Test
  void refusesFactsThatAreNone() throws IOException {
    Files.writeString(directory.resolve("facts.yaml"), "{\"kind\": 7");
    assertThat(plan()).isEqualTo(3);
    assertThat(screen.err()).contains("facts.yaml").doesNotContain("Exception");
  }

  @Test
  void showsTheFilesOfANodeWithTheirModesAndWithoutKeys() throws IOException {
    assertThat(show("node", "worker-1")).as(screen.err()).isZero();
    Path kubelet = directory.resolve("out/var/lib/kubelet/config.yaml");
    assertThat(kubelet).content().startsWith("apiVersion: kubelet.config.k8s.io/v1beta1");
    assertThat(mode("out/etc/kubernetes/kubelet.conf")).isEqualTo("rw-------");
    assertThat(directory.resolve("out/certificates.json")).exists();
    assertThat(show("node", "worker-1")).isEqualTo(2);
    assertThat(screen.err()).contains("directory not empty");
  }

  @Test
  void namesTheNodesThereAreWhenOneIsUnknown() {
    assertThat(show("node", "worker-9")).isEqualTo(2);
    assertThat(screen.err())
        .contains("\"worker-9\" is no node of the plan", "bootstrap, worker-1, worker-2");
  }

  @Test
  void showsTheObjectsOfTheApi() throws IOException {
    assertThat(show("objects")).as(screen.err()).isZero();
    assertThat(directory.resolve("out/deployment.kube-system.coredns.yaml")).exists();
  }

  @Test
  void plansTheSampleThatTheInstallerRuns() {
    assertThat(screen.run("sample")).as(screen.err()).isZero();
    assertThat(screen.out()).contains("worker-2 (minion worker-2): worker");
  }

  private int plan(String... more) {
    return run(new String[] {"plan", "--root", "srv"}, more);
  }

  private int show(String... what) {
    return run(
        new String[] {"show"},
        Stream.concat(Stream.of(what), Stream.of("--out", "out")).toArray(String[]::new));
  }

  private int run(String[] command, String... more) {
    return screen.run(
        Stream.of(List.of(command), List.of(more), List.of("--facts", "facts.yaml"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private List<String> folders(String path) throws IOException {
    try (Stream<Path> inside = Files.list(directory.resolve(path))) {
      return inside.map(folder -> folder.getFileName().toString()).toList();
    }
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(path)));
  }
}
