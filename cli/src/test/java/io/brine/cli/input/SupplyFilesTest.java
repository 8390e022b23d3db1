package io.brine.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.Surroundings;
import io.brine.core.config.AbsolutePath;
import io.brine.core.config.HttpUrl;
import io.brine.core.config.RepositoriesConfig;
import io.brine.core.config.RepositoriesConfig.DebRepository;
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
        new RepositoriesConfig(new Packages(List.of(repository), List.of()), null, null);
    return SupplyFiles.read(config, new Surroundings(Map.of(), folder, Clock.systemUTC()));
  }

  private AbsolutePath key() {
    return AbsolutePath.parse(folder.resolve("key").toString());
  }
}
