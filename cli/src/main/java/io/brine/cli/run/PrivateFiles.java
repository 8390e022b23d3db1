package io.brine.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Files and folders that only their owner can read, from their first moment. */
final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PrivateFiles() {}

  static Path folder(Path path) throws IOException {
    return Files.createDirectories(path, FOLDER);
  }

  /**
   * Puts the text there and sees that it is on disk.
   *
   * @throws FileSystemException with the path and the system's reason, when the disk is full
   */
  static void write(Path path, FileChannel channel, String text, long position)
      throws FileSystemException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, position + bytes.position());
      }
      channel.position(position + bytes.limit());
      channel.force(false);
    } catch (IOException refused) {
      throw new FileSystemException(path.toString(), null, refused.getMessage());
    }
  }

  static FileChannel open(Path path, OpenOption... options) throws IOException {
    return FileChannel.open(path, Set.copyOf(Arrays.asList(options)), FILE);
  }
}
