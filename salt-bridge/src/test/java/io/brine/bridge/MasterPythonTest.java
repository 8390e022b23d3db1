package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brine.core.config.HttpUrl;
import io.brine.core.config.SaltConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stand-ins for salt-master and its Python; the scripts themselves are tested with Salt in pytest.
 */
class MasterPythonTest {
  private Path folder;

  @BeforeEach
  void begin(@TempDir Path empty) {
    folder = empty;
  }

  @Test
  void runsTheScriptsWithTheInterpreterOfSaltMaster() throws Exception {
    Path python =
        script(
            "python",
            """
            #!/bin/sh
            [ "$1" = -I ] && grep -q '"command":"setup"' && grep -q def "${2%/*}/master_tls.py" || exit 9
            echo '{"diff": "+x", "digest": "d", "restart": ["salt-api"], "minions": 3, "restarted": []}'
            """);
    script("salt-master", "#!" + python + "\nimport salt\n");

    MasterChange change = MasterSetup.here(Map.of("PATH", folder.toString())).show(request());

    assertThat(change.diff()).isEqualTo("+x");
    assertThat(change.pending().units()).containsExactly("salt-api");
    assertThat(change.pending().minions()).isEqualTo(3);
  }

  @Test
  void seesThroughPipsLongPaths() throws Exception {
    Path python =
        script(
            "python",
            "#!/bin/sh\ncat > /dev/null; echo '{\"findings\": [], \"version\": \"3008.3\"}'\n");
    script("salt-master", "#!/bin/sh\n'''exec' \"" + python + "\" \"$0\" \"$@\"\n' '''\n");

    assertThat(MasterCheck.here(Map.of("PATH", folder.toString())).run(request())).isEmpty();
  }

  @Test
  void findsWeaknessesOfTheVersion() throws Exception {
    Path python =
        script(
            "python",
            "#!/bin/sh\ncat > /dev/null; echo '{\"findings\": [], \"version\": \"3006.5\"}'\n");
    script("salt-master", "#!" + python + "\n");

    assertThat(MasterCheck.here(Map.of("PATH", folder.toString())).run(request()))
        .extracting(MasterFinding::code)
        .isNotEmpty()
        .containsOnly("salt/weakness");
  }

  @Test
  void passesOnWhyItIsRefused() throws Exception {
    Path python =
        script(
            "python",
            "#!/bin/sh\ncat > /dev/null; echo '{\"error\": {\"what\": \"no\", \"advice\": \"do\"}}'; exit 1\n");
    script("salt-master", "#!" + python + "\n");

    assertThat(failure())
        .hasMessage("no; do")
        .isInstanceOf(SaltException.MasterConfiguration.class);
    assertThat(failure().exitCode()).isEqualTo(2);
  }

  @Test
  void tellsAPythonWithoutSalt() throws Exception {
    Path python =
        script(
            "python",
            "#!/bin/sh\ncat > /dev/null; printf 'Traceback (most recent call last):\\nKeyError: 1\\n' >&2; exit 1\n");
    script("salt-master", "#!" + python + "\n");

    assertThat(failure()).hasMessageContaining("KeyError: 1").hasMessageNotContaining("Traceback");
  }

  @Test
  void refusesACommandThatDoesNotSayItsPython() throws Exception {
    script("salt-master", "\u007fELF");

    assertThat(failure()).hasMessageContaining("does not say which Python");
  }

  @Test
  void listensWhereTheUrlOfSaltApiSays() {
    assertThat(request("https://127.0.0.1:8000").json("setup").at("/api/host").asText())
        .isEqualTo("127.0.0.1");
    assertThat(request("https://[fd00::1]:9000").json("setup").at("/api").toString())
        .isEqualTo(
            "{\"host\":\"fd00::1\",\"port\":9000,\"names\":[\"fd00::1\",\"127.0.0.1\",\"localhost\"]}");
    assertThat(request("https://salt.example").json("setup").at("/api/host").asText())
        .isEqualTo("0.0.0.0");
  }

  private SaltException failure() {
    return catchThrowableOfType(
        SaltException.class,
        () -> MasterCheck.here(Map.of("PATH", folder.toString())).run(request()));
  }

  private Path script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static MasterRequest request() {
    return request("https://127.0.0.1:8000");
  }

  private static MasterRequest request(String url) {
    return MasterRequest.of(
        MasterPlaces.DEFAULT,
        new SaltConfig(HttpUrl.parse(url), "pam", null),
        "brine",
        Map.of("runners/brine_pki.py", "x = 1\n"));
  }
}
