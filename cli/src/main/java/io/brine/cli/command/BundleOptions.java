package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.bundle.BundleFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The folder that a command on bundles works on. */
final class BundleOptions {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The bundle's folder (default: bundle.path of the configuration).")
  private @Nullable Path folder;

  BundleFolder folder(RootCommand root) throws CommandFailure, IOException {
    if (folder != null) {
      return new BundleFolder(root.surroundings().resolve(folder));
    }
    String configured = new Stages(root).config().config().bundle().path().text();
    return new BundleFolder(root.surroundings().resolve(Path.of(configured)));
  }
}
