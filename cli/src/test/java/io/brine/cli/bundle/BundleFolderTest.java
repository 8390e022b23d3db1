package io.brine.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.cli.bundle.BundleReport.Fault;
import io.brine.cli.bundle.BundleReport.Item;
import io.brine.cli.output.Documents;
import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {
  private static final String LAYER = "images/blobs/sha256/" + SampleBundle.hex("a layer");

  @TempDir Path outside;
  @TempDir Path path;

  private BundleFolder folder = new BundleFolder(Path.of("/"));
  private BundleLock lock = BundleLock.of(List.of(), List.of(), List.of());

  @BeforeEach
  void makeABundle() throws IOException {
    folder = SampleBundle.write(path);
    lock = new BundleWriter(folder).write();
  }

  private List<Item> faults() throws IOException {
    return BundleVerifier.verify(folder, lock).items();
  }

  @Test
  void theLockHasAllThatTheIndexesName() throws IOException {
    assertThat(lock.images())
        .singleElement()
        .matches(image -> image.name().text().equals("registry.k8s.io/pause:3.10.2"))
        .matches(image -> image.sizeBytes() > 9);
    assertThat(lock.packages())
        .extracting(one -> one.name() + " " + one.version() + " " + one.architecture())
        .containsExactly("kubelet 1.36.2-1.1 amd64", "kubelet 1.36.2-1 x86_64");
    assertThat(lock.indexes())
        .extracting(index -> index.path().text())
        .containsExactly(
            "packages/deb/debian-12/Packages", "packages/rpm/rocky-9/repodata/1-primary.xml.gz");
    assertThat(BundleLockFile.read(Files.readString(path.resolve("bundle.lock"))).value())
        .hasValue(lock);
  }

  @Test
  void aGoodFolderHasNoFaults() throws IOException {
    BundleReport report = BundleVerifier.verify(folder, lock);

    assertThat(report.good()).isTrue();
    assertThat(report.text()).isEqualTo(path + ": 8 files as the lock has them, 0 faults\n");
  }

  @Test
  void whatIsDamagedMissingOrExtraIsNamed() throws IOException {
    Files.writeString(path.resolve(LAYER), "A layer");
    Files.writeString(path.resolve(SampleBundle.DEB), "a");
    Files.delete(path.resolve(SampleBundle.RPM));
    Files.writeString(path.resolve("packages/deb/debian-12/stray.deb"), "?");

    assertThat(faults())
        .extracting(item -> item.fault() + " " + item.path())
        .containsExactly(
            "DAMAGED " + LAYER,
            "DAMAGED " + SampleBundle.DEB,
            "EXTRA packages/deb/debian-12/stray.deb",
            "MISSING " + SampleBundle.RPM);
    assertThat(faults().get(1).reason()).isEqualTo("cut off after 1 of 5 bytes");
    assertThat(BundleVerifier.verify(folder, lock).text())
        .contains("missing: " + SampleBundle.RPM + "\n")
        .endsWith("5 files as the lock has them, 4 faults\n");
  }

  @Test
  void anImageWhoseNameStandsForAnotherDigestIsDamaged() throws IOException {
    Path index = path.resolve("images/index.json");
    String text = Files.readString(index);
    Files.writeString(index, text.replaceFirst("sha256:[0-9a-f]{8}", "sha256:00000000"));
    assertThat(faults())
        .singleElement()
        .matches(item -> item.fault() == Fault.DAMAGED)
        .matches(item -> item.path().equals("registry.k8s.io/pause:3.10.2"));

    Files.writeString(index, text.replace("pause:3.10.2", "pause:3.11"));
    assertThat(faults())
        .extracting(item -> item.fault() + " " + item.path())
        .containsExactly(
            "EXTRA registry.k8s.io/pause:3.11", "MISSING registry.k8s.io/pause:3.10.2");

    Files.writeString(index, "not JSON");
    assertThat(faults()).extracting(Item::path).contains("images/index.json");
  }

  @Test
  void aLinkThatLeadsOutOfTheBundleIsNotFollowed() throws IOException {
    Path secret = Files.writeString(outside.resolve("secret"), "a deb");
    Files.delete(path.resolve(SampleBundle.DEB));
    Files.createSymbolicLink(path.resolve(SampleBundle.DEB), secret);

    assertThat(faults())
        .singleElement()
        .extracting(Item::reason)
        .asString()
        .endsWith("leads out of the bundle");
    assertThatThrownBy(() -> new BundleWriter(folder).write())
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void noLockIsWrittenOfAFolderThatDisagreesWithItsIndexes() throws IOException {
    Files.writeString(path.resolve(SampleBundle.RPM), "another");

    assertThatThrownBy(() -> new BundleWriter(folder).write())
        .hasMessageContaining("is not what its index says");
    assertThat(BundleLockFile.read(Files.readString(path.resolve("bundle.lock"))).value())
        .hasValue(lock);
  }

  @Test
  void anIndexThatIsNoneIsRefused() throws IOException {
    Path primary = path.resolve("packages/rpm/rocky-9/repodata/1-primary.xml.gz");
    Files.writeString(primary, "no gzip");
    assertThatThrownBy(() -> new BundleWriter(folder).write()).isInstanceOf(IOException.class);
    Files.delete(primary);

    Files.writeString(path.resolve("packages/deb/debian-12/Packages"), "Package: kubelet\n");
    assertThatThrownBy(() -> new BundleWriter(folder).write())
        .hasMessageContaining("a package has no field Filename");
  }

  @Test
  void theBillOfMaterialsNamesAllWithTheirDigests() throws IOException {
    BillOfMaterials bill = BillOfMaterials.of(lock);
    String layer = lock.packages().get(0).file().digest().text();

    assertThat(bill.text())
        .startsWith("registry.k8s.io/pause:3.10.2 sha256:")
        .contains("deb/debian-12: kubelet 1.36.2-1.1 " + layer + "\n");
    JsonNode document = Documents.json().valueToTree(CycloneDx.of(bill));
    assertThat(document.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(document.path("specVersion").asText()).isEqualTo("1.6");
    assertThat(document.findValuesAsText("purl").get(0))
        .startsWith("pkg:oci/pause@sha256%3A")
        .endsWith("?repository_url=registry.k8s.io/pause&tag=3.10.2");
    assertThat(document.findValuesAsText("purl"))
        .contains("pkg:deb/debian/kubelet@1.36.2-1.1?arch=amd64&distro=debian-12")
        .contains("pkg:rpm/rocky/kubelet@1.36.2-1?arch=x86_64&distro=rocky-9");
    assertThat(document.path("components").get(0).path("bom-ref").asText())
        .isEqualTo("registry.k8s.io/pause:3.10.2");
    assertThat(document.path("components").get(1).path("hashes").get(0).path("alg").asText())
        .isEqualTo("SHA-256");
  }
}
