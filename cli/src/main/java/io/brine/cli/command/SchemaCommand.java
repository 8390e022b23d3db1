package io.brine.cli.command;

import io.brine.core.config.ClusterConfigSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of the configuration. */
@Command(name = "schema", description = "Print the JSON Schema of cluster.yaml, for editors.")
final class SchemaCommand implements Callable<Integer> {
  private final RootCommand root;

  SchemaCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    root.terminal().print(ClusterConfigSchema.text());
    return 0;
  }
}
