package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * kubeadm's files of one node, to be compared; without key material.
 *
 * @param documents manifests, kubeconfigs and the kubelet's settings by their paths on the node
 * @param certificates described, by path; those in kubeconfigs as {@code
 *     /etc/kubernetes/admin.conf#client-certificate-data}
 * @param modes of all files by path, {@code 0o600}
 */
public record NodeImage(
    SortedMap<String, JsonNode> documents,
    SortedMap<String, JsonNode> certificates,
    SortedMap<String, JsonNode> modes) {

  private static final String CERTIFICATES = "certificates.json";
  private static final String MODES = "files.json";
  private static final String IN_KUBECONFIG = "#client-certificate-data";
  private static final String BEFORE_ROTATION = KubeadmFiles.KUBELET_CONF + IN_KUBECONFIG;
  private static final List<String> KUBELET_KEYS = List.of("client-certificate", "client-key");

  public NodeImage {
    documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    certificates = Collections.unmodifiableSortedMap(new TreeMap<>(certificates));
    modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
  }

  /**
   * Of the files below a folder: the root of a node, what {@code brine show node} wrote, or a
   * recording. The latter two describe certificates and modes in files of their own.
   *
   * @throws UnreadableException when one is not what its name says
   */
  public static NodeImage of(Collection<FoundFile> files) {
    Builder image = new Builder();
    files.forEach(image::add);
    return image.build();
  }

  /** Whether a kubelet has run here and fetched the certificate that it renews. */
  private boolean isRotated() {
    return certificates.containsKey(KubeadmFiles.CURRENT);
  }

  private boolean isBeforeRotation() {
    return certificates.containsKey(BEFORE_ROTATION);
  }

  /** Whether kubeadm's files are there and no kubelet has run yet. */
  private boolean isWithoutKubelet() {
    return modes.keySet().stream().noneMatch(KubeadmFiles::isOfKubelet);
  }

  /**
   * This one as it was when the other was taken: before its kubelet ran, and with the kubelet's
   * certificate still in the kubeconfig, when that is so in the other.
   */
  NodeImage atStageOf(NodeImage other) {
    NodeImage same = this;
    if (isRotated() && other.isBeforeRotation()) {
      same = same.beforeRotation();
    }
    return other.isWithoutKubelet() ? same.withoutKubelet() : same;
  }

  private NodeImage beforeRotation() {
    SortedMap<String, JsonNode> described = new TreeMap<>(certificates);
    described.put(BEFORE_ROTATION, described.remove(KubeadmFiles.CURRENT));
    SortedMap<String, JsonNode> kept = new TreeMap<>(documents);
    kept.computeIfPresent(KubeadmFiles.KUBELET_CONF, (path, document) -> embedded(document));
    return new NodeImage(kept, described, modes);
  }

  private static JsonNode embedded(JsonNode kubeconfig) {
    JsonNode copy = kubeconfig.deepCopy();
    for (JsonNode user : copy.path("users")) {
      for (String key : KUBELET_KEYS) {
        if (user.path("user") instanceof ObjectNode fields && fields.remove(key) != null) {
          fields.put(key + "-data", Redacted.BASE64);
        }
      }
    }
    return copy;
  }

  private NodeImage withoutKubelet() {
    SortedMap<String, JsonNode> described = new TreeMap<>(certificates);
    described.remove(KubeadmFiles.CURRENT);
    SortedMap<String, JsonNode> kept = new TreeMap<>(modes);
    kept.keySet().removeIf(KubeadmFiles::isOfKubelet);
    return new NodeImage(documents, described, kept);
  }

  private static final class Builder {
    private final SortedMap<String, JsonNode> documents = new TreeMap<>();
    private final SortedMap<String, JsonNode> certificates = new TreeMap<>();
    private final SortedMap<String, JsonNode> found = new TreeMap<>();
    private final SortedMap<String, JsonNode> told = new TreeMap<>();
    private final SortedMap<String, JsonNode> described = new TreeMap<>();

    void add(FoundFile file) {
      switch (file.path()) {
        case CERTIFICATES -> tell(file, described);
        case MODES -> tell(file, told);
        default -> KubeadmFiles.onNode(file.path()).ifPresent(path -> add(path, file));
      }
    }

    private static void tell(FoundFile file, SortedMap<String, JsonNode> entries) {
      Yaml.map(file.path(), file.text())
          .properties()
          .forEach(
              entry ->
                  KubeadmFiles.onNode(entry.getKey())
                      .ifPresent(path -> entries.put(path, entry.getValue())));
    }

    private void add(String path, FoundFile file) {
      if (!file.mode().isEmpty()) {
        found.put(path, JsonNodeFactory.instance.objectNode().put("mode", file.mode()));
      }
      if (KubeadmFiles.isDocument(path)) {
        document(path, file.text());
      } else if (KubeadmFiles.isCertificate(path) && !Redacted.isRedacted(file.text())) {
        certificates.put(path, X509Description.of(file.path(), file.text()));
      }
    }

    private void document(String path, String text) {
      if (path.endsWith(".env")) {
        documents.put(path, EnvironmentFile.parse(text));
        return;
      }
      JsonNode document = Yaml.document(path, text);
      if (KubeadmFiles.isKubeconfig(path)) {
        embedded(path, document);
      }
      documents.put(path, Redacted.document(document));
    }

    private void embedded(String path, JsonNode kubeconfig) {
      for (JsonNode user : kubeconfig.path("users")) {
        String data = user.path("user").path("client-certificate-data").asText();
        if (!data.isEmpty() && !Redacted.isRedacted(data)) {
          certificates.put(path + IN_KUBECONFIG, X509Description.of(path, decoded(path, data)));
        }
      }
    }

    private static String decoded(String path, String data) {
      try {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
      } catch (IllegalArgumentException e) {
        throw new UnreadableException(path, "has client-certificate-data that is not base64");
      }
    }

    NodeImage build() {
      return new NodeImage(
          documents, described.isEmpty() ? certificates : described, told.isEmpty() ? found : told);
    }
  }
}
