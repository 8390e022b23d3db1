package io.brine.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedImage;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleLockFileTest {
  private static final Digest DIGEST = Digest.ofHex("0123456789abcdef".repeat(4));
  private static final LockedFile KUBELET = file("packages/deb/debian-12/kubelet.deb");
  private static final BundleLock LOCK =
      BundleLock.of(
          List.of(
              new LockedImage(ImageName.parse("registry.k8s.io/pause:3.10.2"), DIGEST, 700),
              new LockedImage(ImageName.parse("quay.io:5000/a/b:v1"), DIGEST, 7)),
          List.of(new LockedPackage("kubelet", "1.36.2-1.1", "amd64", KUBELET)),
          List.of(file("packages/deb/debian-12/Packages")));

  private static LockedFile file(String path) {
    return new LockedFile(BundlePath.parse(path), DIGEST, 12);
  }

  private static String mistake(String text) {
    return BundleLockFile.read(text).problems().errors().stream()
        .map(Problem::toString)
        .reduce("", String::concat);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    String text = BundleLockFile.write(LOCK);

    assertThat(BundleLockFile.read(text).value()).hasValue(LOCK);
    assertThat(BundleLockFile.digest(text)).hasSize(64);
    assertThat(LOCK.registries()).containsExactly("quay.io:5000", "registry.k8s.io");
    assertThat(LOCK.holds("deb")).isTrue();
    assertThat(LOCK.holds("rpm")).isFalse();
    assertThat(LOCK.packages().get(0).release()).isEqualTo("deb/debian-12");
  }

  @Test
  void nothingIsGuessedAndNothingOverlooked() {
    assertThat(mistake("")).contains("not what a lock looks like");
    assertThat(mistake("null")).contains("the file holds nothing");
    assertThat(mistake("{}")).contains("not what a lock looks like");
    assertThat(mistake("{\"apiVersion\": \"a\"}")).startsWith("kind: ");
    String text = BundleLockFile.write(LOCK);
    assertThat(mistake(text.replace("BundleLock", "Facts"))).contains("something else");
    assertThat(mistake(text.replace("bundle/v1", "bundle/v9"))).contains("something else");
    assertThat(mistake(text.replace("sizeBytes", "size"))).contains("size");
    assertThat(mistake(text.replace("sha256:0", "sha256:X")))
        .contains("images[0].digest: ")
        .contains("is not a digest");
  }

  @Test
  void aPathThatClimbsOutIsRefused() {
    String text = BundleLockFile.write(LOCK);

    assertThat(mistake(text.replace("debian-12/kubelet", "../../../etc/kubelet")))
        .contains("packages[0]")
        .contains("is not the path of a file in a bundle");
    assertThat(mistake(text.replace("packages/deb/debian-12/kubelet", "packages/kubelet")))
        .contains("stands in the wrong folder");
  }

  @Test
  void whatIsNamedTwiceIsRefused() {
    BundleLock twice =
        BundleLock.of(LOCK.images(), List.of(LOCK.packages().get(0)), List.of(KUBELET));

    assertThat(mistake(BundleLockFile.write(twice)))
        .contains("packages/deb/debian-12/kubelet.deb: is named twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "..",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        "a b",
        "a\nb",
        "a\\b",
        "~/\u0000"
      })
  void pathsStayInTheBundle(String path) {
    assertThatThrownBy(() -> BundlePath.parse(path)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aPathKnowsItsFolder() {
    assertThat(BundlePath.parse("images/blobs/sha256/00").folder())
        .isEqualTo("images/blobs/sha256");
    assertThat(BundlePath.parse("bundle.lock").folder()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pause:3.10",
        "registry.k8s.io/pause",
        "Registry.k8s.io/a:b",
        "a.b/../c:d",
        "a.b/c:"
      })
  void imagesHaveARegistryAndATag(String name) {
    assertThatThrownBy(() -> ImageName.parse(name)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost/a:b", "registry:5000/a/b:1", "docker.io/library/x__y:1.2-3_4"})
  void registriesHaveManyNames(String name) {
    assertThat(ImageName.parse(name)).hasToString(name);
  }
}
