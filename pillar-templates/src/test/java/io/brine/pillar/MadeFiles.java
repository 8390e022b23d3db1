package io.brine.pillar;

import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What kubeadm made in a root folder, to be compared. */
final class MadeFiles {

  private static final List<String> FOLDERS = List.of("etc/kubernetes", "var/lib/kubelet");

  private MadeFiles() {}

  static NodeImage node(RealKubeadm.Made made) {
    return NodeImage.of(files(made.root()));
  }

  static ObjectSet objects(RealKubeadm.Made made) {
    return ObjectSet.of(
        made.objects().stream().map(text -> new FoundFile("dry-run", "", text)).toList());
  }

  /** By their paths from the root. */
  static List<FoundFile> files(Path root) {
    List<FoundFile> found = new ArrayList<>();
    for (String folder : FOLDERS) {
      if (Files.isDirectory(root.resolve(folder))) {
        found.addAll(below(root, root.resolve(folder)));
      }
    }
    return found;
  }

  private static List<FoundFile> below(Path root, Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<FoundFile> found = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString();
        int mode = (int) Files.getAttribute(file, "unix:mode") & 0777;
        String text = FoundFile.isKey(path) ? "" : Files.readString(file);
        found.add(new FoundFile(path, "0o" + Integer.toOctalString(mode), text));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
