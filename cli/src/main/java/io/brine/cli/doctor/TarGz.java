package io.brine.cli.doctor;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Archives that only their owner can read, made by the system's tar. */
public final class TarGz {
  private TarGz() {}

  /**
   * Writes the texts below one folder.
   *
   * @param texts by path in the folder
   * @throws FileAlreadyExistsException when the file is there
   */
  public static void write(Path file, String folder, Map<String, String> texts) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Path aside = Files.createTempDirectory("brine-");
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path path = aside.resolve(folder).resolve(text.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, text.getValue());
      }
      pack(file, aside, folder);
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    } finally {
      MoreFiles.deleteRecursively(aside, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void pack(Path file, Path aside, String folder) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-C", aside.toString(), "-cz", folder)
            .redirectOutput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException("tar could not write \"" + file + "\"; is the disk full?");
      }
    } catch (InterruptedException stopped) {
      tar.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("tar was interrupted");
    }
  }
}
