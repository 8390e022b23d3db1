package io.brine.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others. */
@Command
abstract class GroupCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say one of " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Parts of the plan as files. */
  @Command(name = "show", description = "Write what is planned into a folder, to be read.")
  static final class Show extends GroupCommand {}

  /** Tests before anything is deployed. */
  @Command(name = "test", description = "Test what a deployment will need of its surroundings.")
  static final class Test extends GroupCommand {}

  /** Packages and images for sites without internet. */
  @Command(
      name = "bundle",
      description = "Fill and check the folder that the bootstrap node serves to all hosts.")
  static final class Bundle extends GroupCommand {}

  /** One node. */
  @Command(name = "node", description = "Take a node out of the cluster, make its host bare.")
  static final class Node extends GroupCommand {}

  /** The salt-master of this host. */
  @Command(name = "master", description = "Check or set up the salt-master of this host.")
  static final class Master extends GroupCommand {}
}
