package io.brine.cli.input;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Surroundings;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.ReadConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Checked;
import io.brine.core.rule.ConfigRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's configuration as a file.
 *
 * @param given by the user; null for the first that is there of the usual places
 */
public record ClusterFile(Surroundings surroundings, @Nullable Path given) {
  private static final Path HERE = Path.of("cluster.yaml");
  private static final Path SYSTEM = Path.of("/etc/brine/cluster.yaml");

  /**
   * Where it is.
   *
   * @throws CommandFailure when it is in none of the usual places
   */
  public Path path() throws CommandFailure {
    if (given != null) {
      return surroundings.resolve(given);
    }
    Path here = surroundings.resolve(HERE);
    return Stream.of(here, SYSTEM)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "no configuration: neither \"%s\" nor \"%s\" is there".formatted(here, SYSTEM),
                    "name one with --file, or begin with `brine init`"));
  }

  /** Where a new one goes. */
  public Path toWrite() {
    return surroundings.resolve(given == null ? HERE : given);
  }

  /** Its text as it is. */
  public String text() throws CommandFailure, IOException {
    return UserFile.text(path());
  }

  /**
   * Reads and checks it.
   *
   * @throws CommandFailure when there is none
   * @throws IOException when it cannot be read
   */
  public Checked<ValidConfig> check() throws CommandFailure, IOException {
    return ConfigRules.check(read());
  }

  /** As it was written, before any rule; throws as {@link #check}. */
  public ReadConfig read() throws CommandFailure, IOException {
    return ClusterConfigReader.read(UserFile.bytes(path()));
  }
}
