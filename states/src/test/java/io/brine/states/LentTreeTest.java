package io.brine.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.render.TreeDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentTreeTest {
  private static final TreeDigest ONE = new TreeDigest("1".repeat(64));
  private static final TreeDigest TWO = new TreeDigest("2".repeat(64));

  @TempDir Path root;

  private Path current() throws IOException {
    return Files.readSymbolicLink(root.resolve("current"));
  }

  @Test
  void theOneBeforeIsTheCurrentOneAgain() throws IOException {
    TreeStore store = new TreeStore(root);
    store.use(ONE);

    LentTree lent = store.lend(TWO);
    assertThat(current()).isEqualTo(Path.of("trees/222222222222"));
    lent.close();
    assertThat(current()).isEqualTo(Path.of("trees/111111111111"));
  }

  @Test
  void whereThereWasNoneThereIsNone() throws IOException {
    new TreeStore(root).lend(TWO).close();

    assertThat(Files.exists(root.resolve("current"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void itIsGivenBackOnce() throws IOException {
    TreeStore store = new TreeStore(root);
    store.use(ONE);
    LentTree lent = store.lend(TWO);
    lent.close();
    store.use(TWO);
    lent.close();

    assertThat(current()).isEqualTo(Path.of("trees/222222222222"));
  }
}
