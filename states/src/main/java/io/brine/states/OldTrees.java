package io.brine.states;

import io.brine.core.render.TreeDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The trees that are no longer needed. Those stay that were made last, the current one, and those
 * of saved plans:
 *
 * <pre>
 * ROOT/saved/0123456789ab -> /root/plan.json
 * </pre>
 */
final class OldTrees {

  /** How many stay for whoever wants to compare. */
  static final int KEPT = 5;

  private final Path root;

  OldTrees(Path root) {
    this.root = root;
  }

  /** Has a tree stay for as long as the file of the saved plan is there. */
  void keep(TreeDigest digest, Path savedPlan) throws IOException {
    Path link = Files.createDirectories(saved()).resolve(digest.shortened());
    Path aside = link.resolveSibling(".tmp-" + digest.shortened());
    Files.deleteIfExists(aside);
    Files.createSymbolicLink(aside, savedPlan.toAbsolutePath());
    Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Deletes what need not stay.
   *
   * @param newest has just been written
   */
  void prune(Path newest) throws IOException {
    Set<String> needed = needed();
    needed.add(newest.getFileName().toString());
    List<Path> others =
        entries(root.resolve("trees")).stream()
            .filter(tree -> Files.exists(tree.resolve(TreeStore.DIGEST)))
            .filter(tree -> !needed.contains(tree.getFileName().toString()))
            .sorted(Comparator.comparing(OldTrees::written).reversed())
            .toList();
    for (Path tree : others.subList(Math.min(KEPT - 1, others.size()), others.size())) {
      TreeStore.delete(tree);
    }
  }

  private Set<String> needed() throws IOException {
    Set<String> names = new TreeSet<>();
    Path current = root.resolve("current");
    if (Files.isSymbolicLink(current)) {
      names.add(Files.readSymbolicLink(current).getFileName().toString());
    }
    for (Path link : entries(saved())) {
      if (Files.exists(link)) {
        names.add(link.getFileName().toString());
      } else {
        Files.deleteIfExists(link);
      }
    }
    return names;
  }

  /** Milliseconds since 1970. */
  private static long written(Path tree) {
    return tree.resolve(TreeStore.DIGEST).toFile().lastModified();
  }

  private Path saved() {
    return root.resolve("saved");
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
