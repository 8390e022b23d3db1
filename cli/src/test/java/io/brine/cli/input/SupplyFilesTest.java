package io.brine.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.brine.cli.Surroundings;
import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.config.AbsolutePath;
import io.brine.core.config.BundleConfig;
import io.brine.core.config.HttpUrl;
import io.brine.core.config.RepositoriesConfig;
import io.brine.core.config.RepositoriesConfig.DebRepository;
import io.brine.core.config.RepositoriesConfig.ImageMirror;
import io.brine.core.config.RepositoriesConfig.Packages;
import io.brine.core.inventory.Supplies;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyFilesTest {
  /** Made with `gpg --quick-gen-key ... ed25519 sign never` and `gpg --export`, GnuPG 2.2.40. */
  private static final String KEY =
      "mDMEawNRMBYJKwYBBAHaRw8BAQdAt3EuQgxMQ+dVep+BIq04WylZFe+n4PPuBg+0fyYCnhS0F0V4YW1w"
          + "bGUgPGFAZXhhbXBsZS5jb20+iJAEExYIADgWIQQaZmTpcYMxTm+141jGYgTbhIIs6QUCawNRMAIbAwUL"
          + "CQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRDGYgTbhIIs6X4xAP9e952Ug5zQP1IY3Ydt2WwX++yXYSLT"
          + "HXbY7a1HNp5xvAEAyxP5QErKLN/6vrczXGOjybDq/Karnhq4Qx8dTdDEHg4=";

  private static final ImageMirror MIRROR =
      new ImageMirror(HttpUrl.parse("https://10.0.0.1:5000"), null);
  private static final RepositoriesConfig NONE =
      new RepositoriesConfig(new Packages(List.of(), List.of()), null, null);

  @TempDir Path folder;

  @Test
  void armorsABinaryKeyAsGnupgDoes() throws IOException {
    Files.write(folder.resolve("key"), Base64.getDecoder().decode(KEY));
    String text = read().value().orElseThrow().find(key().text()).orElseThrow();
    assertThat(text)
        .startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEawNRMBYJKwYBBAHaRw8BAQdAt3EuQgxMQ")
        .endsWith("\n=R5Tj\n-----END PGP PUBLIC KEY BLOCK-----\n");
  }

  @Test
  void keepsAnArmoredKeyAsItIs() throws IOException {
    String armored =
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n";
    Files.writeString(folder.resolve("key"), armored);
    assertThat(read().value().orElseThrow().find(key().text())).hasValue(armored);
  }

  @Test
  void namesWhatIsMissingEmptyOrSomethingElse() throws IOException {
    assertThat(read().problems().all())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith(
            "repositories.packages.deb[0].keyFile: \"" + key() + "\" cannot be read: no such");
    Files.writeString(folder.resolve("key"), "");
    assertThat(read().problems().all().get(0).message()).endsWith("is empty");
    Files.writeString(folder.resolve("key"), "-----BEGIN PGP PRIVATE KEY BLOCK-----");
    assertThat(read().problems().all().get(0).message()).endsWith("is not an OpenPGP public key");
  }

  private Checked<Supplies> read() {
    DebRepository repository =
        new DebRepository(HttpUrl.parse("https://10.0.0.1/deb"), "stable", List.of("main"), key());
    RepositoriesConfig config =
        new RepositoriesConfig(new Packages(List.of(repository), List.of()), MIRROR, null);
    return read(config);
  }

  private Checked<Supplies> read(RepositoriesConfig config) {
    BundleConfig bundle = new BundleConfig(AbsolutePath.parse(folder.toString()));
    return SupplyFiles.read(config, bundle, new Surroundings(Map.of(), folder, Clock.systemUTC()));
  }

  @Test
  void aBundleIsOnlyLookedForWhenRepositoriesLeaveSomethingToIt() {
    assertThat(read().problems().all())
        .extracting(Problem::code, Problem::isError)
        .containsExactly(tuple("supply/file", true));

    assertThat(read(NONE).problems().all())
        .singleElement()
        .matches(one -> !one.isError())
        .extracting(Problem::message)
        .asString()
        .startsWith("there is no \"" + folder + "/bundle.lock\": hosts take what");
  }

  @Test
  void theLockOfABundleIsASupply() throws IOException {
    String lock = BundleLockFile.write(BundleLock.of(List.of(), List.of(), List.of()));
    Files.writeString(folder.resolve("bundle.lock"), lock);

    assertThat(read(NONE).value().orElseThrow().find(folder + "/bundle.lock")).hasValue(lock);
  }

  @Test
  void aLockThatIsNoneIsAMistake() throws IOException {
    Files.writeString(folder.resolve("bundle.lock"), "{\"kind\": 1}");

    assertThat(read(NONE).problems().errors())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("bundle.lock")
        .contains("not what a lock looks like");
  }

  private AbsolutePath key() {
    return AbsolutePath.parse(folder.resolve("key").toString());
  }
}
