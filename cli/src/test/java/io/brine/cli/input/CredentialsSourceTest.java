package io.brine.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.bridge.Credentials;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Prompt;
import io.brine.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsSourceTest {
  @TempDir Path folder;

  @Test
  void prefersTheEnvironmentToTheFile() throws Exception {
    write("credentials", "user: fred\npassword: x\n", "rw-------");
    write("password", "s3cret\n", "rw-------");
    Map<String, String> environment =
        Map.of("BRINE_SALT_USER", "brine", "BRINE_SALT_PASSWORD_FILE", "password");
    assertThat(find(environment, new Prompt.Nobody()).user()).isEqualTo("brine");
    assertThat(find(Map.of(), new Prompt.Nobody()).user()).isEqualTo("fred");
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    write("credentials", "user: fred\npassword: x\n", "rw-r-----");
    assertThatThrownBy(() -> find(Map.of(), new Prompt.Nobody()))
        .hasMessage("others can read \"" + folder.resolve("credentials") + "\"")
        .extracting("exitCode")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void refusesAFileWithoutPasswordAndDoesNotShowWhatIsInIt() throws IOException {
    write("credentials", "user: fred\npasswort: hidden\n", "rw-------");
    assertThatThrownBy(() -> find(Map.of(), new Prompt.Nobody()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("does not have both user and password")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void asksThePersonAtTheTerminal() throws Exception {
    assertThat(find(Map.of(), new Person("brine", "s3cret")).user()).isEqualTo("brine");
    assertThat(find(Map.of("BRINE_SALT_USER", "set"), new Person("", "s3cret")).user())
        .isEqualTo("set");
  }

  @Test
  void saysWhereCredentialsGoWhenThereAreNone() {
    assertThatThrownBy(() -> find(Map.of(), new Prompt.Nobody()))
        .hasMessage("no credentials for salt-api")
        .extracting("exitCode")
        .isEqualTo(ExitCode.AUTHENTICATION);
  }

  @Test
  void neverPrintsThePassword() throws Exception {
    assertThat(find(Map.of(), new Person("brine", "s3cret")).toString()).doesNotContain("s3cret");
  }

  private Credentials find(Map<String, String> environment, Prompt prompt)
      throws CommandFailure, IOException {
    Surroundings surroundings = new Surroundings(environment, folder, Clock.systemUTC());
    return new CredentialsSource(surroundings, prompt, folder.resolve("credentials")).find();
  }

  private void write(String name, String text, String mode) throws IOException {
    Path path = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private record Person(String answer, String secret) implements Prompt {
    @Override
    public Optional<String> ask(String question) {
      return Optional.of(answer);
    }

    @Override
    public Optional<String> askSecret(String question) {
      return Optional.of(secret);
    }
  }
}
