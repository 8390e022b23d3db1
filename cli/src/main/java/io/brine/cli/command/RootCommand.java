package io.brine.cli.command;

import io.brine.cli.Surroundings;
import io.brine.cli.Terminal;
import io.brine.cli.Version;
import io.brine.cli.input.ClusterFile;
import io.brine.cli.input.Places;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code brine} itself: the commands, and the options and surroundings that all of them share. */
@Command(
    name = "brine",
    description = "Deploys Kubernetes on machines that Salt manages, exactly as kubeadm would.",
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
public final class RootCommand implements Runnable {
  private final Terminal terminal;
  private final Surroundings surroundings;

  @Option(
      names = {"-f", "--file"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "The cluster's configuration (default: ./cluster.yaml, then /etc/brine/cluster.yaml).")
  private @Nullable Path file;

  @Option(
      names = "--root",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "/srv/brine",
      description = "Where what Salt reads is written (default: ${DEFAULT-VALUE}).")
  private Path root;

  @Option(
      names = "--store",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "/var/lib/brine",
      description = "Where keys and journals are kept (default: ${DEFAULT-VALUE}).")
  private Path store;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colour, as with NO_COLOR set.")
  private boolean noColour;

  @Spec private CommandSpec spec;

  private RootCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  /** The command line with all commands. */
  public static CommandLine commandLine(Terminal terminal, Surroundings surroundings) {
    RootCommand root = new RootCommand(terminal, surroundings);
    return new CommandLine(root)
        .addSubcommand(new InitCommand(root))
        .addSubcommand(new ValidateCommand(root))
        .addSubcommand(new SchemaCommand(root))
        .addSubcommand(
            new CommandLine(new GroupCommand.Master())
                .addSubcommand(new MasterCheckCommand(root))
                .addSubcommand(new MasterSetupCommand(root)))
        .addSubcommand(
            new CommandLine(new NodesCommand(root)).addSubcommand(new NodesAcceptCommand(root)))
        .addSubcommand(
            new CommandLine(new GroupCommand.Node())
                .addSubcommand(new NodeRemoveCommand(root))
                .addSubcommand(new NodeResetCommand(root)))
        .addSubcommand(new FactsCommand(root))
        .addSubcommand(new PlanCommand(root))
        .addSubcommand(
            new CommandLine(new GroupCommand.Show())
                .addSubcommand(new ShowNodeCommand(root))
                .addSubcommand(new ShowObjectsCommand(root))
                .addSubcommand(new ShowFirewallCommand(root))
                .addSubcommand(new ShowLoadBalancerCommand(root))
                .addSubcommand(new ShowKubeadmConfigCommand(root)))
        .addSubcommand(
            new CommandLine(new GroupCommand.Test()).addSubcommand(new TestNetworkCommand(root)))
        .addSubcommand(
            new CommandLine(new GroupCommand.Bundle())
                .addSubcommand(new BundleListCommand(root))
                .addSubcommand(new BundlePullCommand(root))
                .addSubcommand(new BundleLockCommand(root))
                .addSubcommand(new BundleVerifyCommand(root)))
        .addSubcommand(new ExplainCommand(root))
        .addSubcommand(new ParityCommand(root))
        .addSubcommand(new ImportCommand(root))
        .addSubcommand(new DiffCommand(root))
        .addSubcommand(new ApplyCommand(root))
        .addSubcommand(new VerifyCommand(root))
        .addSubcommand(new StatusCommand(root))
        .addSubcommand(new CertsCommand(root))
        .addSubcommand(new RunsCommand(root))
        .addSubcommand(new ReportCommand(root))
        .addSubcommand(new UnlockCommand(root))
        .addSubcommand(new DoctorCommand(root))
        .addSubcommand(new CompletionCommand(root))
        .addSubcommand(new ManCommand(root))
        .addSubcommand(new SampleCommand(root));
  }

  Terminal terminal() {
    return noColour ? terminal.withoutColour() : terminal;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  ClusterFile clusterFile() {
    return new ClusterFile(surroundings, file);
  }

  Places places() {
    return new Places(surroundings.resolve(root), surroundings.resolve(store));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
