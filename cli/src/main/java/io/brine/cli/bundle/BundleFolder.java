package io.brine.cli.bundle;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of a bundle; nothing outside of it is ever opened. */
public record BundleFolder(Path path) {

  /** Where a file of the bundle stands. */
  Path resolve(BundlePath file) {
    return path.resolve(file.text());
  }

  /**
   * The file's real path.
   *
   * @throws FileSystemException when it is not there, is no file, or a link leads out of the bundle
   */
  Path find(BundlePath file) throws IOException {
    Path found = resolve(file).toRealPath();
    if (!found.startsWith(path.toRealPath())) {
      throw new FileSystemException(file.text(), null, "leads out of the bundle");
    }
    if (!Files.isRegularFile(found)) {
      throw new FileSystemException(file.text(), null, "is no file");
    }
    return found;
  }

  byte[] bytes(BundlePath file) throws IOException {
    return Files.readAllBytes(find(file));
  }

  /** What the file is now. */
  LockedFile look(BundlePath file) throws IOException {
    Path found = find(file);
    HashCode hash = MoreFiles.asByteSource(found).hash(Hashing.sha256());
    return new LockedFile(file, Digest.ofHex(hash.toString()), Files.size(found));
  }

  /** All files and links below a folder of the bundle, or none when it is not there. */
  SortedSet<String> files(String below) throws IOException {
    Path start = path.resolve(below);
    try (Stream<Path> found = Files.walk(start)) {
      SortedSet<String> names = new TreeSet<>();
      found
          .filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
          .forEach(file -> names.add(path.relativize(file).toString()));
      return names;
    } catch (NoSuchFileException absent) {
      return new TreeSet<>();
    }
  }
}
