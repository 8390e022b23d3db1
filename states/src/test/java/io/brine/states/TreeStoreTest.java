package io.brine.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.states.TreeStore.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeStoreTest {

  @TempDir private Path root;
  private TreeStore store;

  @BeforeEach
  void open() {
    store = new TreeStore(root);
  }

  private static RenderedTree tree(String content) {
    return RenderedTree.of(
        List.of(
            new RenderedFile("salt/brine/x/running.sls", content),
            new RenderedFile("pillar/a.yaml", "#!yaml\n")));
  }

  private static RenderedTree good(String id) {
    return tree("#!yaml\n" + id + ":\n  file.absent: []\n");
  }

  private List<String> standing() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(root::relativize).map(Path::toString).sorted().toList();
    }
  }

  private Written write(RenderedTree tree) throws IOException {
    return store.write(tree, tree.digest());
  }

  @Test
  void aTreeStandsCompleteUnderItsDigest() throws IOException {
    RenderedTree tree = good("A");
    Path folder = root.resolve("trees").resolve(tree.digest().shortened());
    assertThat(write(tree)).isEqualTo(new Written.Stands(folder, tree.digest()));
    assertThat(folder.resolve("salt/brine/x/running.sls"))
        .hasContent("#!yaml\nA:\n  file.absent: []");
    assertThat(folder.resolve("digest")).hasContent(tree.digest().hex());
    assertThat(mode(folder.resolve("pillar"))).isEqualTo("rwxr-x---");
    assertThat(mode(folder.resolve("salt/brine/x/running.sls"))).isEqualTo("rw-r--r--");
    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aTreeWithErrorsIsNotWritten() throws IOException {
    RenderedTree tree = tree("A: {}\n");
    assertThat(write(tree)).isInstanceOf(Written.Refused.class);
    assertThat(standing()).containsExactly("");
  }

  @Test
  void writingAgainChangesNothing() throws IOException {
    write(good("A"));
    List<String> before = standing();
    Path file = root.resolve("trees").resolve(good("A").digest().shortened()).resolve("digest");
    var time = Files.getLastModifiedTime(file);
    write(good("A"));
    assertThat(standing()).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
  }

  @Test
  void whatWasAlteredByHandIsPutRight() throws IOException {
    write(good("A"));
    List<String> before = standing();
    Path folder = root.resolve("trees").resolve(good("A").digest().shortened());
    Files.write(folder.resolve("salt/brine/x/running.sls"), new byte[] {(byte) 0xff, 0});
    Files.writeString(folder.resolve("salt/brine/x/mine.sls"), "x");
    Files.delete(folder.resolve("pillar/a.yaml"));
    write(good("A"));
    assertThat(standing()).isEqualTo(before);
    assertThat(folder.resolve("salt/brine/x/running.sls"))
        .hasContent("#!yaml\nA:\n  file.absent: []");
  }

  @Test
  void nothingIsLeftAside() throws IOException {
    write(good("A"));
    store.use(good("A").digest());
    assertThat(standing()).noneMatch(path -> path.contains(".tmp-"));
  }

  @Test
  void theCurrentTreeIsReplacedInOneStep() throws IOException {
    assertThat(store.current()).isEmpty();
    write(good("A"));
    store.use(good("A").digest());
    assertThat(store.current()).contains(good("A").digest());
    write(good("B"));
    assertThat(store.current()).contains(good("A").digest());
    store.use(good("B").digest());
    assertThat(store.current()).contains(good("B").digest());
    assertThat(Files.readSymbolicLink(root.resolve("current")))
        .isEqualTo(Path.of("trees", good("B").digest().shortened()));
  }

  @Test
  void whatIsLeftOfAFolderWithoutDigestIsReplaced() throws IOException {
    Path folder = root.resolve("trees").resolve(good("A").digest().shortened());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("half"), "x");
    write(good("A"));
    assertThat(folder.resolve("half")).doesNotExist();
    assertThat(folder.resolve("digest")).exists();
  }

  private Path folder(String id) {
    return root.resolve("trees").resolve(good(id).digest().shortened());
  }

  /** With times that are apart, as those of runs are. */
  private void write(String id, int day) throws IOException {
    write(good(id));
    Files.setLastModifiedTime(
        folder(id).resolve("digest"), FileTime.from(Instant.EPOCH.plus(day, ChronoUnit.DAYS)));
  }

  @Test
  void theLastTreesTheCurrentOneAndThoseOfSavedPlansStay() throws IOException {
    Path saved = Files.writeString(root.resolve("plan.json"), "{}");
    for (int i = 0; i < 9; i++) {
      write("T" + i, i);
      if (i == 0) {
        store.use(good("T0").digest());
      } else if (i == 1) {
        store.keep(good("T1").digest(), saved);
      }
    }
    assertThat(List.of("T0", "T1", "T4", "T5", "T6", "T7", "T8"))
        .allMatch(id -> Files.exists(folder(id).resolve("digest")));
    assertThat(List.of("T2", "T3")).noneMatch(id -> Files.exists(folder(id)));
  }

  @Test
  void theTreeOfASavedPlanGoesWithItsFile() throws IOException {
    Path saved = Files.writeString(root.resolve("plan.json"), "{}");
    write("T0", 0);
    store.keep(good("T0").digest(), saved);
    Files.delete(saved);
    for (int i = 1; i < 6; i++) {
      write("T" + i, i);
    }
    assertThat(folder("T0")).doesNotExist();
    assertThat(root.resolve("saved")).isEmptyDirectory();
  }

  @Test
  void anOldTreeThatIsPlannedAgainStays() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("T" + i, i + 1);
    }
    write(good("T0"));
    write("T5", 6);
    write(good("T1"));
    assertThat(folder("T0")).doesNotExist();
    assertThat(folder("T1").resolve("digest")).exists();
  }
}
