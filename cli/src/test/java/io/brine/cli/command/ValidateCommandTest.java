package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  private static final String FIFTEEN = "io/brine/core/config/fifteen-mistakes.yaml";

  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() {
    screen = new Screen(directory);
  }

  @Test
  void printsEveryMistakeWithItsLineAndCountsThem() throws IOException {
    write("apiVersion: brine.io/v1\nkind: Cluster\nnodes: 7\nspare: true\n");
    assertThat(screen.run("validate")).isEqualTo(2);
    assertThat(screen.out())
        .contains("error: line 3: nodes: ", "error: line 4: spare: ")
        .endsWith(
            "cluster.yaml: "
                + screen.out().lines().filter(this::isError).count()
                + " errors, 0 warnings\n");
    assertThat(screen.err()).isEmpty();
  }

  @Test
  void fifteenMistakesAreFifteenProblemsInOneRun() throws IOException {
    write(Files.readString(Path.of("../core/src/test/resources", FIFTEEN)));
    assertThat(screen.run("validate")).isEqualTo(2);
    assertThat(screen.out().lines().filter(this::isError)).hasSize(15);
    assertThat(screen.out()).endsWith("cluster.yaml: 15 errors, 0 warnings\n");
  }

  @Test
  void printsTheSameForPrograms() throws IOException {
    write("apiVersion: brine.io/v1\nkind: Cluster\nnodes: 7\n");
    assertThat(screen.run("validate", "-o", "json")).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(screen.out());
    assertThat(document.get("kind").asText()).isEqualTo("ProblemList");
    assertThat(document.get("valid").asBoolean()).isFalse();
    assertThat(document.get("problems").findValuesAsText("path")).contains("nodes");
  }

  @Test
  void saysWhereItLookedWhenThereIsNoConfiguration() {
    assertThat(screen.run("validate")).isEqualTo(2);
    assertThat(screen.out()).isEmpty();
    assertThat(screen.err())
        .startsWith("error: no configuration: neither \"" + directory.resolve("cluster.yaml"))
        .contains("brine init");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThat(screen.run("validate", "--file", "other.yaml")).isEqualTo(2);
    assertThat(screen.err())
        .isEqualTo(
            "error: cannot use \"%s\": no such file\n  check the path and who may read and write it\n"
                .formatted(directory.resolve("other.yaml")));
  }

  @Test
  void refusesAFolderInPlaceOfAFile() throws IOException {
    Files.createDirectory(directory.resolve("cluster.yaml"));
    assertThat(screen.run("validate")).isEqualTo(2);
    assertThat(screen.err()).contains("cluster.yaml").doesNotContain("internal error");
  }

  @Test
  void refusesAnUnknownFormat() {
    assertThat(screen.run("validate", "-o", "xml")).isEqualTo(2);
    assertThat(screen.err()).contains("xml").contains("brine validate --help");
  }

  private boolean isError(String line) {
    return line.startsWith("error: ");
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("cluster.yaml"), text);
  }
}
