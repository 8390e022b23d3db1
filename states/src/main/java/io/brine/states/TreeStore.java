package io.brine.states;

import io.brine.core.problem.Problems;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.core.render.TreeCheck;
import io.brine.core.render.TreeDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The trees on the master's disk. One is written aside, then renamed, and becomes the current one
 * by a link that is replaced in one step: Salt sees the old or the new, never half of either.
 *
 * <pre>
 * ROOT/trees/0123456789ab/{salt,pillar,plan,digest}
 * ROOT/current -> trees/0123456789ab
 * </pre>
 */
public final class TreeStore {

  private static final String ASIDE = ".tmp-";
  static final String DIGEST = "digest";
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
  // A master that is not root reads by the group of a root folder with the set-group-ID bit.
  private static final Set<PosixFilePermission> PRIVATE_FOLDER =
      PosixFilePermissions.fromString("rwxr-x---");

  private final Path root;

  /**
   * @param root {@code /srv/brine}
   */
  public TreeStore(Path root) {
    this.root = root;
  }

  /** What became of a tree. */
  public sealed interface Written {

    /** It stands on the disk, complete, whether or not it did before. */
    record Stands(Path folder, TreeDigest digest) implements Written {}

    /** It has errors, which are our bugs; nothing was written. */
    record Refused(Problems problems) implements Written {}
  }

  /**
   * Writes a tree that the check finds well; the current one stays. Of a tree that is there already
   * only what was altered by hand is written. Of older trees the last few stay.
   *
   * @param digest of the tree
   * @throws IOException when the disk does not take it; nothing half-written stays then
   */
  public Written write(RenderedTree tree, TreeDigest digest) throws IOException {
    Problems problems = TreeCheck.check(tree);
    if (problems.hasErrors()) {
      return new Written.Refused(problems);
    }
    Path folder = folder(digest);
    if (holds(folder, digest)) {
      restore(folder, tree);
    } else {
      Path aside = Files.createTempDirectory(Files.createDirectories(root.resolve("trees")), ASIDE);
      try {
        fill(aside, tree, digest);
        move(aside, folder, digest);
      } finally {
        delete(aside);
      }
    }
    new OldTrees(root).prune(folder);
    return new Written.Stands(folder, digest);
  }

  /** Has a tree stay for as long as the file of the plan that it was saved with is there. */
  public void keep(TreeDigest digest, Path savedPlan) throws IOException {
    new OldTrees(root).keep(digest, savedPlan);
  }

  /**
   * Makes a tree that was written the current one.
   *
   * @throws IOException when the link cannot be replaced; the old one stands then
   */
  public void use(TreeDigest digest) throws IOException {
    Path link = Path.of("trees", digest.shortened());
    Path aside = root.resolve(ASIDE + "current-" + ProcessHandle.current().pid());
    Files.deleteIfExists(aside);
    Files.createSymbolicLink(aside, link);
    Files.move(aside, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * As {@link #use}, for a while: closed, it gives way to the one that was the current one.
   *
   * @throws IOException when the link cannot be replaced; the old one stands then
   */
  public LentTree lend(TreeDigest digest) throws IOException {
    LentTree lent = LentTree.at(root.resolve("current"));
    use(digest);
    return lent;
  }

  /**
   * The digest of the current tree; empty when there is none.
   *
   * @throws IOException when it cannot be read
   */
  public Optional<TreeDigest> current() throws IOException {
    Path file = root.resolve("current").resolve(DIGEST);
    return Files.exists(file)
        ? Optional.of(new TreeDigest(Files.readString(file).strip()))
        : Optional.empty();
  }

  private Path folder(TreeDigest digest) {
    return root.resolve("trees").resolve(digest.shortened());
  }

  private static boolean holds(Path folder, TreeDigest digest) throws IOException {
    Path file = folder.resolve(DIGEST);
    return Files.exists(file) && Files.readString(file).strip().equals(digest.hex());
  }

  /** Puts right what was altered by hand; Salt may be reading, so each file in one step. */
  private static void restore(Path folder, RenderedTree tree) throws IOException {
    for (RenderedFile file : tree.files().values()) {
      Path path = folder.resolve(file.path());
      if (!Files.isRegularFile(path) || !holds(path, file)) {
        Path aside = Files.createDirectories(path.getParent()).resolve(ASIDE + path.getFileName());
        Files.writeString(aside, file.content());
        Files.setPosixFilePermissions(aside, FILE);
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    for (Path path : strangers(folder, tree)) {
      Files.delete(path);
    }
  }

  private static boolean holds(Path path, RenderedFile file) throws IOException {
    byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(Files.readAllBytes(path), content);
  }

  private static List<Path> strangers(Path folder, RenderedTree tree) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.equals(folder.resolve(DIGEST)))
          .filter(path -> tree.find(folder.relativize(path).toString()).isEmpty())
          .toList();
    }
  }

  /** The digest last: a folder without it is none. */
  private static void fill(Path aside, RenderedTree tree, TreeDigest digest) throws IOException {
    for (String name : List.of("pillar", "plan")) {
      Files.setPosixFilePermissions(Files.createDirectory(aside.resolve(name)), PRIVATE_FOLDER);
    }
    Set<Path> made = new HashSet<>();
    for (RenderedFile file : tree.files().values()) {
      Path path = aside.resolve(file.path());
      if (made.add(path.getParent())) {
        Files.createDirectories(path.getParent());
      }
      Files.writeString(path, file.content());
      Files.setPosixFilePermissions(path, FILE);
    }
    Files.writeString(aside.resolve(DIGEST), digest.hex() + "\n");
    Files.setPosixFilePermissions(aside, FOLDER);
  }

  /** Another run may have been quicker with the same tree. */
  private static void move(Path aside, Path folder, TreeDigest digest) throws IOException {
    if (Files.exists(folder) && !holds(folder, digest)) {
      delete(folder);
    }
    try {
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!holds(folder, digest)) {
        throw e;
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(paths::add);
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
