package io.brine.cli.input;

import io.brine.core.parity.FoundFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that kubeadm's files of a node stand in: the root of a host, what {@code brine show
 * node} wrote, or a recording. Files of no interest are not opened, and keys never.
 */
public record NodeFolder(Path path) {

  /** Below the root of a host the rest is other people's. */
  private static final List<String> OF_HOST =
      List.of("etc/kubernetes", "var/lib/kubelet", "var/lib/kubelet/pki");

  private static final List<String> OF_RECORDING =
      List.of("", "manifests", "kubeconfig", "kubelet");
  private static final String DEEP = "etc/kubernetes";
  private static final int MODE_BITS = 0777;

  /**
   * Its files, the modes read from the folder.
   *
   * @throws NoSuchFileException when there is no such folder
   */
  public List<FoundFile> files() throws IOException {
    return read(Stream.concat(OF_RECORDING.stream(), OF_HOST.stream()).toList());
  }

  /** All files right in the folder, as {@code brine show objects} writes them. */
  public List<FoundFile> objects() throws IOException {
    return read(List.of(""));
  }

  private List<FoundFile> read(List<String> folders) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new NoSuchFileException(path.toString());
    }
    List<FoundFile> found = new ArrayList<>();
    for (String folder : folders) {
      Path below = path.resolve(folder);
      if (Files.isDirectory(below)) {
        int depth = folder.equals(DEEP) ? Integer.MAX_VALUE : 1;
        try (Stream<Path> all = Files.walk(below, depth)) {
          for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
            found.add(read(file));
          }
        }
      }
    }
    return found;
  }

  private FoundFile read(Path file) throws IOException {
    String name = path.relativize(file).toString();
    String text =
        FoundFile.isKey(name) ? "" : new String(UserFile.bytes(file), StandardCharsets.UTF_8);
    return new FoundFile(name, mode(file), text);
  }

  /** A link has none of its own. */
  private static String mode(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "";
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode");
    return "0o" + Integer.toOctalString(mode & MODE_BITS);
  }
}
