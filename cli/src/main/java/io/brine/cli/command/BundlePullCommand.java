package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.bundle.BundleFolder;
import io.brine.cli.bundle.BundlePuller;
import io.brine.cli.bundle.BundleWriter;
import io.brine.cli.bundle.Programs;
import io.brine.core.config.ValidConfig;
import io.brine.core.plan.BundleNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills a bundle on a connected machine. */
@Command(
    name = "pull",
    description = {
      "Fetch what the plan needs into a bundle's folder, and write its bundle.lock.",
      "Images by skopeo; with --release also packages, by the package manager, for that release,",
      "which has to be this machine's own. Run it on a machine of each release in turn."
    })
final class BundlePullCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private BundleOptions bundle;
  @Mixin private FactsOption facts;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Which packages, as `brine bundle list` names them: deb/debian-12.")
  private @Nullable String release;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      defaultValue = "amd64",
      description = "Of the images (default: ${DEFAULT-VALUE}).")
  private String architecture;

  BundlePullCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    BundleNeeds needs = stages.needs(config, stages.facts(config, facts));
    if (release != null && !needs.packages().containsKey(release)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no host of the plan has the release \"" + release + "\"",
          "say one of " + String.join(", ", needs.packages().keySet()));
    }
    BundleFolder folder = bundle.folder(root);
    Files.createDirectories(folder.path());
    try {
      pull(new BundlePuller(folder, new Programs(), root.terminal()::log), needs);
    } catch (Programs.FailedException failure) {
      throw new CommandFailure(
          ExitCode.FAILED,
          String.valueOf(failure.getMessage()),
          "mend it and run the command again; what is there is not fetched again");
    }
    new BundleWriter(folder).write();
    return ExitCode.OK.status();
  }

  private void pull(BundlePuller puller, BundleNeeds needs) throws IOException {
    puller.images(needs.images(), architecture);
    if (release != null) {
      puller.packages(release, needs.packages().getOrDefault(release, new TreeSet<>()));
    }
  }
}
