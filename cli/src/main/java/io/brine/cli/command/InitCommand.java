package io.brine.cli.command;

import io.brine.core.config.ClusterConfigTemplate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes the file that an operator begins with. */
@Command(
    name = "init",
    description = "Write an annotated cluster.yaml to begin with; never over one that is there.")
final class InitCommand implements Callable<Integer> {
  private final RootCommand root;

  InitCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Path path = root.clusterFile().toWrite();
    try {
      Files.writeString(path, ClusterConfigTemplate.text(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new FileAlreadyExistsException(path.toString(), null, "it is there already");
    }
    root.terminal().log("written: " + path);
    root.terminal().log("edit it, then run: brine validate");
    return 0;
  }
}
