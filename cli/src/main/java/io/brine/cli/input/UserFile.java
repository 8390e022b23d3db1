package io.brine.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that a user named. */
public final class UserFile {
  /** More than the facts of 10,000 hosts; a device that never ends is cut off here. */
  private static final int MAX_BYTES = 256 << 20;

  private UserFile() {}

  /**
   * All bytes of the file.
   *
   * @throws FileSystemException with the path, whatever is wrong
   */
  static byte[] bytes(Path path) throws FileSystemException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(path.toString(), null, "more than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException nameless) {
      throw new FileSystemException(path.toString(), null, nameless.getMessage());
    }
  }

  /** The text of the file, which is UTF-8. */
  public static String text(Path path) throws FileSystemException {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }
}
