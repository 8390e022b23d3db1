package io.brine.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.core.render.TreeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlsGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/demo");

  @Test
  void theDemosTreeIsAsItWasReviewed() throws IOException {
    RenderedTree tree = SampleTrees.tree(SampleTrees.demo());
    assertThat(TreeCheck.check(tree)).isEmpty();
    SortedMap<String, String> laidOut = sls(tree);
    if (Boolean.getBoolean("golden.update")) {
      update(laidOut);
    }
    SortedMap<String, String> golden = golden();
    List<String> differences = new ArrayList<>();
    for (String path : union(golden, laidOut)) {
      differences.addAll(
          difference(path, golden.getOrDefault(path, ""), laidOut.getOrDefault(path, "")));
    }
    if (!differences.isEmpty()) {
      fail("run mvn -Dgolden.update=true and review:%n%s", String.join("\n", differences));
    }
  }

  private static SortedMap<String, String> sls(RenderedTree tree) {
    SortedMap<String, String> byPath = new TreeMap<>();
    for (RenderedFile file : tree.below("salt/")) {
      if (file.path().endsWith(".sls")) {
        byPath.put(file.path(), file.content());
      }
    }
    return byPath;
  }

  private static List<String> union(SortedMap<String, String> a, SortedMap<String, String> b) {
    return Stream.concat(a.keySet().stream(), b.keySet().stream()).distinct().sorted().toList();
  }

  private static List<String> difference(String path, String golden, String laidOut) {
    List<String> before = golden.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        path, path, before, DiffUtils.diff(before, laidOut.lines().toList()), 3);
  }

  private static SortedMap<String, String> golden() throws IOException {
    SortedMap<String, String> byPath = new TreeMap<>();
    if (!Files.exists(GOLDEN)) {
      return byPath;
    }
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byPath.put(GOLDEN.relativize(file).toString(), Files.readString(file));
      }
    }
    return byPath;
  }

  private static void update(SortedMap<String, String> laidOut) throws IOException {
    assertThat(System.getenv("CI")).as("goldens are not rewritten in CI").isNull();
    for (String path : golden().keySet()) {
      Files.delete(GOLDEN.resolve(path));
    }
    for (String path : laidOut.keySet()) {
      Files.createDirectories(GOLDEN.resolve(path).getParent());
      Files.writeString(GOLDEN.resolve(path), laidOut.get(path));
    }
  }
}
