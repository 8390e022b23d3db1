package io.brine.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The images of a bundle: an OCI image layout (image-spec, image-layout.md) whose names are whole
 * ones, in the annotation {@code org.opencontainers.image.ref.name}.
 */
final class OciLayout {
  static final String FOLDER = "images";
  static final BundlePath INDEX = BundlePath.parse(FOLDER + "/index.json");
  static final BundlePath MARKER = BundlePath.parse(FOLDER + "/oci-layout");
  private static final String NAME = "org.opencontainers.image.ref.name";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BundleFolder folder;

  OciLayout(BundleFolder folder) {
    this.folder = folder;
  }

  static BundlePath blob(Digest digest) {
    return BundlePath.parse(FOLDER + "/blobs/sha256/" + digest.hex());
  }

  /** Digests of manifests and indexes by the images' names. */
  SortedMap<String, Digest> images() throws IOException {
    SortedMap<String, Digest> images = new TreeMap<>();
    for (JsonNode entry : JSON.readTree(folder.bytes(INDEX)).path("manifests")) {
      JsonNode name = entry.path("annotations").path(NAME);
      if (name.isTextual()) {
        images.put(name.asText(), Digest.parse(entry.path("digest").asText()));
      }
    }
    return images;
  }

  /**
   * Sizes of an image's blobs: its manifest or index and all that these name.
   *
   * @throws FileSystemException when a manifest is missing or is not what its digest says
   */
  Map<Digest, Long> blobs(Digest root) throws IOException {
    Map<Digest, Long> blobs = new LinkedHashMap<>();
    gather(root, blobs);
    return blobs;
  }

  private void gather(Digest digest, Map<Digest, Long> blobs) throws IOException {
    BundlePath path = blob(digest);
    if (!folder.look(path).digest().equals(digest)) {
      throw new FileSystemException(path.text(), null, "its content has another digest");
    }
    byte[] bytes = folder.bytes(path);
    blobs.put(digest, (long) bytes.length);
    JsonNode manifest = JSON.readTree(bytes);
    for (JsonNode inner : manifest.path("manifests")) {
      gather(Digest.parse(inner.path("digest").asText()), blobs);
    }
    if (manifest.has("config")) {
      add(manifest.path("config"), blobs);
    }
    manifest.path("layers").forEach(layer -> add(layer, blobs));
  }

  private static void add(JsonNode descriptor, Map<Digest, Long> blobs) {
    blobs.put(Digest.parse(descriptor.path("digest").asText()), descriptor.path("size").asLong());
  }
}
