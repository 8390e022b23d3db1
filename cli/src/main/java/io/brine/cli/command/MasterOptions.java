package io.brine.cli.command;

import io.brine.bridge.MasterPlaces;
import io.brine.bridge.MasterRequest;
import io.brine.cli.CommandFailure;
import io.brine.cli.input.CredentialsSource;
import io.brine.cli.input.Places;
import io.brine.core.config.SaltConfig;
import io.brine.core.render.RenderedFile;
import io.brine.states.SaltModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What both commands on the salt-master are told. */
final class MasterOptions {
  @Option(
      names = "--salt-config",
      paramLabel = "DIR",
      defaultValue = "/etc/salt",
      description = "Salt's configuration (default: ${DEFAULT-VALUE}).")
  private Path configuration;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Who will log in to salt-api (default: whom the credentials name, or brine).")
  private @Nullable String user;

  /** How the master ought to be. */
  MasterRequest request(RootCommand root, SaltConfig salt) throws CommandFailure, IOException {
    Places places = root.places();
    return MasterRequest.of(
        new MasterPlaces(root.surroundings().resolve(configuration), places.root(), places.store()),
        salt,
        user == null ? credentialsUser(root) : user,
        SaltModules.files().stream()
            .collect(Collectors.toMap(RenderedFile::path, RenderedFile::content)));
  }

  private static String credentialsUser(RootCommand root) throws CommandFailure, IOException {
    return CredentialsSource.of(root.surroundings(), root.terminal().prompt())
        .user()
        .orElse("brine");
  }
}
