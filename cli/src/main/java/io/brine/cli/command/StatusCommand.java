package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.input.PkiStore;
import io.brine.cli.run.LastRun;
import io.brine.cli.status.Section;
import io.brine.cli.status.StatusDocument;
import io.brine.cli.status.StatusInput;
import io.brine.cli.status.StatusInput.Master;
import io.brine.cli.status.StatusSections;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.standing.SurveyPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how the cluster is; changes nothing and takes no lease. */
@Command(
    name = "status",
    description = {
      "Show how the cluster is: nodes, services, certificates that are due, the last run, drift.",
      "Exits with 8 when something is not well, with 9 when something cannot be told."
    })
final class StatusCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  StatusCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    StatusInput input = input(root, stages, stages.config());
    List<Section> sections = StatusSections.of(input);
    StatusDocument document = StatusDocument.of(input, sections);
    root.terminal().print(output.format().render(document, () -> text(sections)));
    return exitCode(document).status();
  }

  /** What the minions say now, and what the master knows. */
  static StatusInput input(RootCommand root, Stages stages, ValidConfig config)
      throws CommandFailure, IOException {
    return new StatusInput(
        config.config(), stages.survey(config, SurveyPart.values()), master(root, config.config()));
  }

  private static Master master(RootCommand root, ClusterConfig config) throws IOException {
    Path cluster = root.places().cluster(config.metadata().name());
    return new Master(
        root.surroundings().clock().instant(),
        new PkiStore(cluster).certificates(),
        LastRun.of(cluster));
  }

  private String text(List<Section> sections) {
    Terminal terminal = root.terminal();
    return sections.stream()
        .map(
            section ->
                terminal.paint(Terminal.Colour.BOLD, section.name())
                    + "\n"
                    + section.lines().stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  private static ExitCode exitCode(StatusDocument document) {
    return switch (document.health()) {
      case WELL -> ExitCode.OK;
      case UNKNOWN -> ExitCode.UNKNOWN;
      case UNWELL -> ExitCode.FAILED;
    };
  }
}
