package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() {
    screen = new Screen(directory);
  }

  @Test
  void writesAConfigurationThatIsValid() {
    assertThat(screen.run("init")).isZero();
    assertThat(screen.run("validate")).isZero();
    assertThat(screen.out()).endsWith("cluster.yaml: 0 errors, 0 warnings\n");
  }

  @Test
  void neverWritesOverAFileThatIsThere() throws IOException {
    Path mine = Files.writeString(directory.resolve("mine.yaml"), "precious");
    assertThat(screen.run("init", "-f", "mine.yaml")).isEqualTo(2);
    assertThat(screen.err()).startsWith("error: cannot use \"" + mine + "\": it is there already");
    assertThat(mine).hasContent("precious");
  }

  @Test
  void printsASchemaThatIsJson() throws IOException {
    assertThat(screen.run("schema")).isZero();
    assertThat(new ObjectMapper().readTree(screen.out()).at("/properties/nodes/type").asText())
        .isEqualTo("array");
  }
}
