package io.brine.cli.input;

import io.brine.bridge.Credentials;
import io.brine.bridge.Secret;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Prompt;
import io.brine.cli.Surroundings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Who logs in to salt-api: from the environment, else from a file, else from the person at the
 * terminal. Never from the command line, which every process of the machine can read.
 *
 * @param file two lines, {@code user: NAME} and {@code password: PASSWORD}
 */
public record CredentialsSource(Surroundings surroundings, Prompt prompt, Path file) {
  private static final String USER = "BRINE_SALT_USER";
  private static final String PASSWORD_FILE = "BRINE_SALT_PASSWORD_FILE";
  private static final Path SYSTEM = Path.of("/etc/brine/credentials");
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  public static CredentialsSource of(Surroundings surroundings, Prompt prompt) {
    return new CredentialsSource(surroundings, prompt, SYSTEM);
  }

  /**
   * Finds them.
   *
   * @throws CommandFailure when there are none, or others can read them
   * @throws FileSystemException when a file cannot be read
   */
  public Credentials find() throws CommandFailure, IOException {
    Optional<Credentials> found = fromEnvironment();
    if (found.isEmpty() && Files.exists(file)) {
      return fromFile();
    }
    return found.or(this::fromPerson).orElseThrow(this::none);
  }

  /** Whom the environment or the file names. */
  public Optional<String> user() throws CommandFailure, IOException {
    Optional<String> user = surroundings.variable(USER);
    return user.isPresent() || !Files.exists(file) ? user : value(secretText(file), "user");
  }

  private Optional<Credentials> fromEnvironment() throws CommandFailure, IOException {
    Optional<String> user = surroundings.variable(USER);
    Optional<String> passwordFile = surroundings.variable(PASSWORD_FILE);
    if (user.isEmpty() || passwordFile.isEmpty()) {
      return Optional.empty();
    }
    String text = secretText(surroundings.resolve(Path.of(passwordFile.get())));
    return Optional.of(new Credentials(user.get(), Secret.of(firstLine(text))));
  }

  private Credentials fromFile() throws CommandFailure, IOException {
    String text = secretText(file);
    Optional<String> user = value(text, "user");
    Optional<String> password = value(text, "password");
    if (user.isEmpty() || password.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "\"" + file + "\" does not have both user and password",
          "write two lines: user: NAME and password: PASSWORD");
    }
    return new Credentials(user.get(), Secret.of(password.get()));
  }

  private Optional<Credentials> fromPerson() {
    return surroundings
        .variable(USER)
        .or(() -> prompt.ask("salt-api user: "))
        .filter(user -> !user.isBlank())
        .flatMap(
            user ->
                prompt
                    .askSecret("password of " + user + ": ")
                    .map(password -> new Credentials(user, Secret.of(password))));
  }

  private CommandFailure none() {
    return new CommandFailure(
        ExitCode.AUTHENTICATION,
        "no credentials for salt-api",
        "write user: NAME and password: PASSWORD to %s (mode 0600), or set %s and %s"
            .formatted(file, USER, PASSWORD_FILE));
  }

  private static String secretText(Path path) throws CommandFailure, IOException {
    if (Files.isRegularFile(path)
        && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
      throw new CommandFailure(
          ExitCode.USAGE, "others can read \"" + path + "\"", "chmod 600 " + path);
    }
    return UserFile.text(path);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The rest of the line is the value, as it is: passwords may have any character. */
  private static Optional<String> value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
