package io.brine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files of the repository, rewritten only with {@code -Dgolden.update}, never in CI. */
public final class Golden {
  private Golden() {}

  /** Fails with the difference when the file, relative to the repository, has another content. */
  public static void assertMatches(String file, String text) throws IOException {
    Path path = Path.of("..").resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not rewritten in CI").isNull();
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    }
    assertThat(path)
        .as("run mvn -pl core test -Dgolden.update=true and look at the diff")
        .hasContent(text);
  }
}
