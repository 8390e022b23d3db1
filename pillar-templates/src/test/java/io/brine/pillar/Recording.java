package io.brine.pillar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a real kubeadm made, recorded in src/test/resources; see the README there. */
final class Recording {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String OBJECTS = "objects/";

  private final SortedMap<String, String> texts;

  private Recording(SortedMap<String, String> texts) {
    this.texts = texts;
  }

  static Recording of(String name) {
    return at("/kubeadm/" + name);
  }

  static Recording ofSetting(String name) {
    return below(Path.of("src/test/resources/kubeadm-settings", name));
  }

  private static Recording at(String resource) {
    try {
      var found = Objects.requireNonNull(Recording.class.getResource(resource), resource);
      return below(Path.of(found.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Recording below(Path folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
      return new Recording(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    return Objects.requireNonNull(texts.get(file), file);
  }

  /** Of the node whose files they are. */
  NodeImage node() {
    return NodeImage.of(files());
  }

  /** Of the cluster. */
  ObjectSet objects() {
    return ObjectSet.of(filesOfObjects());
  }

  List<FoundFile> files() {
    return files(false);
  }

  List<FoundFile> filesOfObjects() {
    return files(true);
  }

  private List<FoundFile> files(boolean objects) {
    return texts.entrySet().stream()
        .filter(file -> file.getKey().startsWith(OBJECTS) == objects)
        .map(file -> new FoundFile(file.getKey(), "", file.getValue()))
        .toList();
  }

  /** Those of a folder by name. */
  Map<String, String> texts(String folder) {
    SortedMap<String, String> below = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            below.put(path.substring(folder.length()), text);
          }
        });
    return below;
  }
}
