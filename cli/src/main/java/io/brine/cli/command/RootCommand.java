package io.brine.cli.command;

import io.brine.cli.Surroundings;
import io.brine.cli.Terminal;
import io.brine.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code brine} itself: the commands and what all of them share. */
@Command(
    name = "brine",
    description = "Deploys Kubernetes on machines that Salt manages, exactly as kubeadm would.",
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = false,
    subcommands = {})
public final class RootCommand implements Runnable {
  private final Terminal terminal;
  private final Surroundings surroundings;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colour, as with NO_COLOR set.")
  private boolean noColour;

  @Spec private CommandSpec spec;

  public RootCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  Terminal terminal() {
    return noColour ? terminal.withoutColour() : terminal;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
