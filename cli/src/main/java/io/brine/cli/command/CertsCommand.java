package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.input.PkiStore;
import io.brine.cli.output.CertificateList;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.standing.SurveyPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all certificates with their ends. */
@Command(
    name = "certs",
    description = "List every certificate of the nodes and of the master, first to end first.")
final class CertsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  CertsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig valid = stages.config();
    ClusterConfig config = valid.config();
    Path cluster = root.places().cluster(config.metadata().name());
    CertificateList list =
        CertificateList.of(
            stages.survey(valid, SurveyPart.CERTIFICATES),
            new PkiStore(cluster).certificates(),
            root.surroundings().clock().instant());
    root.terminal().print(output.format().render(list, list::text));
    return (list.silent().isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN).status();
  }
}
