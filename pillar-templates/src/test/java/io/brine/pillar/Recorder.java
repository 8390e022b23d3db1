package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what a real kubeadm made into the repository, without key material. */
final class Recorder {

  private static final Path SETTINGS = Path.of("src/test/resources/kubeadm-settings");

  /** On the node, and in the recording. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "etc/kubernetes/manifests/", "manifests/",
          "var/lib/kubelet/", "kubelet/");

  private static final String CONFIGURATIONS = "etc/kubernetes/";
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter(" ", "\n"))
                  .withArrayIndenter(new DefaultIndenter(" ", "\n")));

  private final Path folder;

  private Recorder(Path folder) {
    this.folder = folder;
  }

  static void write(Setting setting, String input, RealKubeadm.Made made) throws IOException {
    assertThat(System.getenv("CI")).as("recordings are not rewritten in CI").isNull();
    Recorder recorder = new Recorder(SETTINGS.resolve(setting.folder()));
    recorder.clear();
    recorder.put("input.yaml", input);
    for (FoundFile file : MadeFiles.files(made.root())) {
      recorder.text(file);
    }
    NodeImage image = MadeFiles.node(made);
    recorder.put("certificates.json", JSON.writeValueAsString(image.certificates()) + "\n");
    recorder.put("files.json", JSON.writeValueAsString(image.modes()) + "\n");
    for (String object : made.objects()) {
      recorder.object(object);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> old = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : old) {
        if (!path.equals(folder) && !path.endsWith("cluster.yaml")) {
          Files.delete(path);
        }
      }
    }
  }

  private void text(FoundFile file) throws IOException {
    for (Map.Entry<String, String> known : FOLDERS.entrySet()) {
      if (file.path().startsWith(known.getKey())) {
        put(known.getValue() + file.path().substring(known.getKey().length()), file.text());
        return;
      }
    }
    if (file.path().endsWith(".conf")) {
      String name = file.path().substring(CONFIGURATIONS.length());
      put("kubeconfig/" + name, withoutKeys(file.text()));
    }
  }

  private void object(String text) throws IOException {
    JsonNode object = Recording.parse(text);
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText();
    String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
    String name = metadata.path("name").asText().replace(':', '_');
    name = name.replaceAll("bootstrap-token-[a-z0-9]{6}", "bootstrap-token-id");
    put(
        "objects/" + kind + "." + (namespace.isEmpty() ? "" : namespace + ".") + name + ".yaml",
        withoutToken(withoutKeys(text)));
  }

  private static String withoutKeys(String text) {
    return text.replaceAll("(-data: )\\S+", "$1<base64>");
  }

  private static String withoutToken(String text) {
    return text.replaceAll("(token-id|token-secret|expiration): \\S+", "$1: <base64>")
        .replaceAll("name: bootstrap-token-[a-z0-9]{6}", "name: bootstrap-token-<id>");
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
