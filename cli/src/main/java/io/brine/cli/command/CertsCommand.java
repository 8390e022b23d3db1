package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.input.PkiStore;
import io.brine.cli.output.CertificateList;
import io.brine.cli.salt.LiveFacts;
import io.brine.cli.salt.LiveSurvey;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
            survey(stages, valid),
            new PkiStore(cluster).certificates(),
            root.surroundings().clock().instant());
    root.terminal().print(output.format().render(list, list::text));
    return (list.silent().isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN).status();
  }

  private Survey survey(Stages stages, ValidConfig config) throws CommandFailure, IOException {
    Clock clock = root.surroundings().clock();
    try (SaltSession session = stages.session(config)) {
      return new LiveSurvey(session, clock)
          .ask(
              new LiveFacts(session, clock, root.terminal()).minions(config.config()),
              SurveyPart.CERTIFICATES);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }
}
