package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.ExitCode;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final String RUN = "20260102T030405Z-7";

  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() throws IOException {
    SampleCluster.write(directory);
    screen = new Screen(directory);
    Path journal = directory.resolve("store/sample/runs/" + RUN + "/journal.jsonl");
    Files.createDirectories(journal.getParent());
    Files.writeString(
        journal,
        """
        {"time":"2026-01-02T03:04:05Z","event":"stopped","details":{"reason":"token: hunter2"}}
        """);
    Files.createDirectories(directory.resolve("store/sample/pki"));
    Files.writeString(directory.resolve("store/sample/pki/ca.key"), "a key");
  }

  private int doctor() {
    return screen.run("doctor", "--store", "store", "--out", "bundle.tar.gz");
  }

  private String tar(String... words) throws IOException, InterruptedException {
    ProcessBuilder tar = new ProcessBuilder("tar", "-f", "bundle.tar.gz", "-z", "--wildcards");
    tar.command().addAll(List.of(words));
    Process process = tar.directory(directory.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  @Test
  void packsWhatThereIsAndNamesWhatThereIsNot() throws IOException, InterruptedException {
    assertThat(doctor()).as(screen.err()).isZero();

    assertThat(tar("-t"))
        .contains("/cluster.yaml\n", "/problems.json\n", "/runs/" + RUN + ".jsonl\n")
        .contains("/versions.json\n", "/lease.json\n")
        .doesNotContain("pki");
    assertThat(tar("-xO", "*/missing.txt")).contains("facts.yaml: ", "status.json: ");
    assertThat(screen.err()).contains("without facts.yaml: ");
  }

  @Test
  void holdsNoSecretAndIsForItsOwnerOnly() throws IOException, InterruptedException {
    Path cluster = directory.resolve("cluster.yaml");
    Files.writeString(cluster, Files.readString(cluster) + "# password: hunter3\n");

    assertThat(doctor()).as(screen.err()).isZero();

    assertThat(tar("-xO"))
        .contains("token: <masked>", "# password: <masked>")
        .doesNotContain("hunter");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("bundle.tar.gz"))))
        .isEqualTo("rw-------");
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Files.writeString(directory.resolve("bundle.tar.gz"), "mine");

    assertThat(doctor()).isEqualTo(ExitCode.USAGE.status());
    assertThat(Files.readString(directory.resolve("bundle.tar.gz"))).isEqualTo("mine");
  }

  @Test
  void helpsWithAConfigurationThatIsWrong() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("cluster.yaml"), "kind: Nothing\n");

    assertThat(doctor()).as(screen.err()).isZero();
    assertThat(tar("-xO", "*/problems.json")).contains("\"Nothing\\\" is not Cluster");
    assertThat(tar("-xO", "*/missing.txt")).contains("facts.yaml: the configuration has mistakes");
  }
}
