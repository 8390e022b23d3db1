package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.bundle.BundleFolder;
import io.brine.cli.bundle.BundleReport;
import io.brine.cli.bundle.BundleVerifier;
import io.brine.core.bundle.BundleLock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares a bundle's folder with its lock. */
@Command(
    name = "verify",
    description = {
      "Read every file of a bundle and name what is missing, extra or damaged.",
      "Exits with 11 when there is anything to name."
    })
final class BundleVerifyCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private BundleOptions bundle;
  @Mixin private OutputOption output;

  BundleVerifyCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    BundleFolder folder = bundle.folder(root);
    BundleLock lock = new Stages(root).lock(folder.path().resolve(BundleLock.FILE));
    BundleReport report = BundleVerifier.verify(folder, lock);
    root.terminal().print(output.format().render(report, report::text));
    return (report.good() ? ExitCode.OK : ExitCode.DIFFERENT).status();
  }
}
