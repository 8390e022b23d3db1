package io.brine.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param directory against which relative paths are resolved
 */
public record Surroundings(Map<String, String> environment, Path directory, Clock clock) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  public static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), Path.of("").toAbsolutePath(), Clock.systemUTC());
  }

  /** The path, from the working directory when it is relative. */
  public Path resolve(Path path) {
    return directory.resolve(path);
  }

  /** The value of an environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
