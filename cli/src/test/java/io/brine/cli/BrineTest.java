package io.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrineTest {
  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() {
    screen = new Screen(directory);
  }

  @Test
  void printsItsVersionAsData() {
    assertThat(screen.run("--version")).isZero();
    assertThat(screen.out()).isEqualTo("brine dev\n");
    assertThat(screen.err()).isEmpty();
  }

  @Test
  void refusesAnUnknownCommandWithAHint() {
    assertThat(screen.run("destroy")).isEqualTo(2);
    assertThat(screen.out()).isEmpty();
    assertThat(screen.err())
        .isEqualTo(
            """
        error: Unmatched argument at index 0: 'destroy'
          see `brine --help`
        """);
  }

  @Test
  void asksForACommand() {
    assertThat(screen.run()).isEqualTo(2);
    assertThat(screen.err()).startsWith("error: no command given");
  }
}
