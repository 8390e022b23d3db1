package io.brine.it.bridge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brine.bridge.Credentials;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.Secret;
import io.brine.bridge.Timeouts;
import io.brine.core.config.AbsolutePath;
import io.brine.core.config.HttpUrl;
import io.brine.core.config.MinionId;
import io.brine.core.config.SaltConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real salt-master that the environment names:
 *
 * <pre>
 * BRINE_LAB_MASTER         https://10.77.1.10:8000
 * BRINE_LAB_CA             file with the certificate that signed salt-api's
 * BRINE_LAB_EAUTH          pam when not set
 * BRINE_LAB_USER           brine when not set
 * BRINE_LAB_PASSWORD_FILE  file with the password
 * BRINE_LAB_MINIONS        ids of at least three minions that are up, with commas between
 * BRINE_LAB_ON_MASTER      command that runs another on the master's host: it/lab/lab exec NAME bootstrap --
 * BRINE_LAB_ON_MINION      the same for the host of the last minion
 * BRINE_LAB_PKI            folder of the master's keys, as this machine sees it
 * BRINE_LAB_SALTENV        folder that is the root of saltenv brine on the master, as this machine sees it
 * </pre>
 */
final class LabMaster {
  private LabMaster() {}

  static String user() {
    return named("BRINE_LAB_USER").orElse("brine");
  }

  static Path caFile() {
    return Path.of(wanted("BRINE_LAB_CA"));
  }

  static List<MinionId> minions() {
    return List.of(wanted("BRINE_LAB_MINIONS").split(",")).stream().map(MinionId::parse).toList();
  }

  static SaltConfig config() {
    return config(caFile());
  }

  static SaltConfig config(Path caFile) {
    return new SaltConfig(
        HttpUrl.parse(wanted("BRINE_LAB_MASTER")),
        named("BRINE_LAB_EAUTH").orElse("pam"),
        AbsolutePath.parse(caFile.toString()));
  }

  static SaltSession login() throws SaltException, IOException {
    Secret password =
        Secret.of(Files.readString(Path.of(wanted("BRINE_LAB_PASSWORD_FILE"))).strip());
    return SaltSession.open(config(), new Credentials(user(), password), Timeouts.DEFAULT);
  }

  static void onMaster(String... command) throws IOException, InterruptedException {
    run(wanted("BRINE_LAB_ON_MASTER"), command);
  }

  static void onLastMinion(String... command) throws IOException, InterruptedException {
    run(wanted("BRINE_LAB_ON_MINION"), command);
  }

  private static void run(String prefix, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(prefix.split(" ")));
    words.addAll(List.of(command));
    int status = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(words + " ended with " + status);
    }
  }

  static Path pki() {
    return Path.of(wanted("BRINE_LAB_PKI"));
  }

  /** Puts an SLS into saltenv brine. */
  static void writeSls(String name, String text) throws IOException {
    Path file = Path.of(wanted("BRINE_LAB_SALTENV"), name.replace('.', '/') + ".sls");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!yaml\n" + text);
  }

  private static String wanted(String variable) {
    Optional<String> value = named(variable);
    String reason = named("BRINE_NO_LAB").orElse("run sudo ./check, which puts one up");
    assumeTrue(value.isPresent(), "no lab: " + reason);
    return value.orElseThrow();
  }

  private static Optional<String> named(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
  }
}
