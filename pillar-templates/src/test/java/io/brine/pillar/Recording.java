package io.brine.pillar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a real kubeadm made, recorded in src/test/resources/kubeadm; see the README there. */
final class Recording {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;

  private Recording(Path folder) {
    this.folder = folder;
  }

  static Recording of(String name) {
    return at("/kubeadm/" + name);
  }

  static Recording ofSetting(String name) {
    return at("/kubeadm-settings/" + name);
  }

  private static Recording at(String resource) {
    try {
      var found = Objects.requireNonNull(Recording.class.getResource(resource));
      return new Recording(Path.of(found.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of a sub-folder by name. */
  SortedMap<String, String> files(String sub) {
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder.resolve(sub))) {
      return files;
    }
    try (Stream<Path> all = Files.list(folder.resolve(sub))) {
      all.forEach(file -> files.put(file.getFileName().toString(), read(file)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    return read(folder.resolve(file));
  }

  JsonNode json(String file) {
    return parse(read(folder.resolve(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
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

  static List<String> fields(JsonNode document) {
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Where the recorded folders were on the host. */
  static final Map<String, String> PATHS =
      Map.of(
          "manifests", "/etc/kubernetes/manifests/",
          "kubeconfig", "/etc/kubernetes/",
          "kubelet", "/var/lib/kubelet/");
}
