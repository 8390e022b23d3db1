package io.brine.cli.bundle;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A small bundle: an image of two blobs, a deb, an rpm, and their indexes. */
final class SampleBundle {
  static final String DEB = "packages/deb/debian-12/kubelet_1.36.2-1.1_amd64.deb";
  static final String RPM = "packages/rpm/rocky-9/kubelet-1.36.2-1.x86_64.rpm";

  private final Path folder;

  private SampleBundle(Path folder) {
    this.folder = folder;
  }

  static BundleFolder write(Path folder) throws IOException {
    new SampleBundle(folder).write();
    return new BundleFolder(folder);
  }

  private void write() throws IOException {
    image();
    String deb = put(DEB, "a deb");
    put(
        "packages/deb/debian-12/Packages",
        "Package: kubelet\nVersion: 1.36.2-1.1\nArchitecture: amd64\nDescription: a\n node: agent\n"
            + "Filename: ./kubelet_1.36.2-1.1_amd64.deb\nSize: 5\nSHA256: "
            + deb
            + "\n\n");
    String rpm = put(RPM, "an rpm");
    Path repodata = Files.createDirectories(folder.resolve("packages/rpm/rocky-9/repodata"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(repodata.resolve("1-primary.xml.gz")))) {
      out.write(
          """
          <metadata packages="1"><package type="rpm"><name>kubelet</name><arch>x86_64</arch>
          <version epoch="0" ver="1.36.2" rel="1"/><checksum type="sha256" pkgid="YES">%s</checksum>
          <size package="6"/><location href="kubelet-1.36.2-1.x86_64.rpm"/></package></metadata>
          """
              .formatted(rpm)
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private void image() throws IOException {
    String config = blob("{}");
    String layer = blob("a layer");
    String manifest =
        "{\"config\":{\"digest\":\"sha256:%s\",\"size\":2},\"layers\":[{\"digest\":\"sha256:%s\",\"size\":7}]}"
            .formatted(config, layer);
    String index = "{\"manifests\":[{\"digest\":\"sha256:%s\"}]}".formatted(blob(manifest));
    put(
        "images/index.json",
        ("{\"manifests\":[{\"digest\":\"sha256:%s\",\"annotations\":"
                + "{\"org.opencontainers.image.ref.name\":\"registry.k8s.io/pause:3.10.2\"}}]}")
            .formatted(blob(index)));
    put("images/oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  private String blob(String text) throws IOException {
    return put("images/blobs/sha256/" + hex(text), text);
  }

  private String put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
    return hex(text);
  }

  static String hex(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
