package io.brine.cli.input;

import io.brine.cli.Surroundings;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.config.AbsolutePath;
import io.brine.core.config.BundleConfig;
import io.brine.core.config.RepositoriesConfig;
import io.brine.core.inventory.Supplies;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the files that the configuration names: keys of repositories and CA certificates. */
public final class SupplyFiles {
  private final Surroundings surroundings;
  private final Map<String, String> texts = new TreeMap<>();
  private final Problems.Collector problems = new Problems.Collector("supply/file");

  private SupplyFiles(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** All of them; those that cannot be read or are not what they ought to be are problems. */
  public static Checked<Supplies> read(
      RepositoriesConfig repositories, BundleConfig bundle, Surroundings surroundings) {
    SupplyFiles files = new SupplyFiles(surroundings);
    files.readAll(repositories);
    boolean packages =
        repositories.packages().deb().isEmpty() && repositories.packages().rpm().isEmpty();
    if (packages || repositories.images() == null) {
      files.readLock(bundle);
    }
    return Checked.of(Supplies.of(files.texts), files.problems.problems());
  }

  private void readAll(RepositoriesConfig config) {
    for (int i = 0; i < config.packages().deb().size(); i++) {
      key("repositories.packages.deb[" + i + "]", config.packages().deb().get(i).keyFile());
    }
    for (int i = 0; i < config.packages().rpm().size(); i++) {
      key("repositories.packages.rpm[" + i + "]", config.packages().rpm().get(i).keyFile());
    }
    certificates("repositories.caFile", config.caFile());
    if (config.images() != null) {
      certificates("repositories.images.caFile", config.images().caFile());
    }
  }

  private void readLock(BundleConfig bundle) {
    Path file = surroundings.resolve(Path.of(bundle.lockFile()));
    try {
      String text = UserFile.text(file);
      Problems wrong = BundleLockFile.read(text).problems();
      wrong.forEach(
          one ->
              problems.error(
                  "bundle.path",
                  bundle.lockFile() + ": " + one.location().path() + " " + one.message(),
                  one.advice()));
      if (wrong.isEmpty()) {
        texts.put(bundle.lockFile(), text);
      }
    } catch (NoSuchFileException absent) {
      problems.warning(
          "bundle.path",
          "there is no \""
              + bundle.lockFile()
              + "\": hosts take what repositories does not name"
              + " from sources of their own",
          "bring a bundle (brine bundle pull), or name repositories.packages and"
              + " repositories.images");
    } catch (FileSystemException unreadable) {
      problems.error(
          "bundle.path",
          "\"" + bundle.lockFile() + "\" cannot be read: " + FileReason.of(unreadable),
          "put the bundle there, or name another folder");
    }
  }

  private void key(String entry, AbsolutePath file) {
    String where = entry + ".keyFile";
    byte[] bytes = bytes(where, file);
    if (bytes.length == 0) {
      return;
    }
    String text = PublicKeyText.of(bytes);
    if (text.isEmpty()) {
      problems.error(
          where,
          "\"" + file + "\" is not an OpenPGP public key",
          "give the public key that signs the repository, as gpg --export writes it");
      return;
    }
    texts.put(file.text(), text);
  }

  private void certificates(String where, @Nullable AbsolutePath file) {
    byte[] bytes = file == null ? new byte[0] : bytes(where, file);
    if (file == null || bytes.length == 0) {
      return;
    }
    String text = new String(bytes, StandardCharsets.US_ASCII);
    if (!text.contains("-----BEGIN CERTIFICATE-----")) {
      problems.error(
          where, "\"" + file + "\" has no certificate in it", "give certificates in PEM form");
      return;
    }
    texts.put(file.text(), text);
  }

  /** Empty when it cannot be read or is empty, which is a problem by then. */
  private byte[] bytes(String where, AbsolutePath file) {
    try {
      byte[] bytes = UserFile.bytes(surroundings.resolve(Path.of(file.text())));
      if (bytes.length == 0) {
        problems.error(where, "\"" + file + "\" is empty", "put there what it is meant to hold");
      }
      return bytes;
    } catch (FileSystemException unreadable) {
      problems.error(
          where,
          "\"" + file + "\" cannot be read: " + FileReason.of(unreadable),
          "put the file there, or name another");
      return new byte[0];
    }
  }
}
