package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.bundle.BundleFolder;
import io.brine.cli.bundle.BundleWriter;
import io.brine.cli.output.Counted;
import io.brine.core.bundle.BundleLock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the lock of a folder that was filled by other means. */
@Command(
    name = "lock",
    description = "Read every file of a bundle's folder and write its bundle.lock.")
final class BundleLockCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private BundleOptions bundle;

  BundleLockCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    BundleFolder folder = bundle.folder(root);
    BundleLock lock = new BundleWriter(folder).write();
    root.terminal()
        .log(
            folder.path().resolve(BundleLock.FILE)
                + ": "
                + Counted.of(lock.images().size(), "image")
                + ", "
                + Counted.of(lock.packages().size(), "package"));
    return ExitCode.OK.status();
  }
}
