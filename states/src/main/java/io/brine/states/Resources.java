package io.brine.states;

import io.brine.core.render.RenderedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files that this module carries as they are. */
final class Resources {

  private Resources() {}

  /** The files of a folder of the class path, with their paths below {@code target}. */
  static List<RenderedFile> files(String folder, List<String> names, String target) {
    return names.stream()
        .map(name -> new RenderedFile(target + name, text(folder + name)))
        .toList();
  }

  static String text(String resource) {
    try (InputStream stream = Resources.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
