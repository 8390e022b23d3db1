package io.brine.cli.output;

import io.brine.pillar.NodeFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that files are shown in, each under its own path and with its own mode. */
public record OutputFolder(Path path) {
  private static final int OCTAL = 8;

  /** The permissions from the last bit of a mode to the first. */
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  /**
   * Writes the files into the folder, which is made when missing.
   *
   * @throws DirectoryNotEmptyException when something is in it already
   */
  public void write(Collection<NodeFile> files) throws IOException {
    Files.createDirectories(path);
    try (Stream<Path> inside = Files.list(path)) {
      if (inside.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(path.toString());
      }
    }
    for (NodeFile file : files) {
      Path target = path.resolve(file.path().replaceFirst("^/+", ""));
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.content());
      Files.setPosixFilePermissions(target, permissions(Integer.parseInt(file.mode(), OCTAL)));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BITS.length; bit++) {
      if ((mode & 1 << bit) != 0) {
        permissions.add(BITS[bit]);
      }
    }
    return permissions;
  }
}
