package io.brine.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.apply.EarlierRun;
import io.brine.cli.output.RunReport;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.config.ValidConfig;
import io.brine.core.result.ResultJson;
import io.brine.core.result.ResultReader;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how a run ended. */
@Command(
    name = "report",
    description = {
      "Report how a run ended; the exit code is the run's.",
      "The master is asked about one whose end was not seen."
    })
final class ReportCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Its name, as `brine runs` lists it (default: the newest).")
  private @Nullable String run;

  ReportCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    RunRecord record = record(root.places().cluster(config.config().metadata().name()));
    Optional<JsonNode> ended = record.result();
    if (record.hasEnded() && ended.isEmpty()) {
      int status = record.status().orElse(ExitCode.UNKNOWN.status());
      root.terminal().log("run %s ran no phase; exit code %d".formatted(record.run(), status));
      return status;
    }
    RunResult result =
        ended.isPresent() ? ResultReader.read(ended.get()) : asked(stages, config, record);
    RunReport report =
        new RunReport(root.terminal(), "brine apply --file " + root.clusterFile().path());
    root.terminal().print(output.format().render(ResultJson.of(result), () -> report.text(result)));
    return RunEnd.exitCode(result.outcome()).status();
  }

  private RunRecord record(Path cluster) throws CommandFailure, IOException {
    RunId wanted = run == null ? newest(cluster) : RunId.parse(run).orElseThrow(this::unknown);
    try {
      return RunRecord.read(cluster, wanted);
    } catch (NoSuchFileException none) {
      throw unknown();
    }
  }

  private CommandFailure unknown() {
    return new CommandFailure(
        ExitCode.USAGE, "there is no run \"" + run + "\"", "brine runs lists them");
  }

  private static RunId newest(Path cluster) throws CommandFailure, IOException {
    List<RunId> runs = RunRecord.all(cluster);
    if (runs.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "nothing was run yet", "run `brine apply` first");
    }
    return runs.get(0);
  }

  private RunResult asked(Stages stages, ValidConfig config, RunRecord record)
      throws CommandFailure, IOException {
    Optional<String> reason = record.reason();
    if (reason.isPresent()) {
      throw new CommandFailure(
          ExitCode.of(record.status().orElse(ExitCode.UNKNOWN.status())),
          "run %s stopped: %s".formatted(record.run(), reason.get()),
          "brine apply goes on with what is left");
    }
    try (SaltSession session = stages.session(config)) {
      EarlierRun earlier = new EarlierRun(record, session);
      String jid = earlier.jid().orElseThrow(() -> nothing(record));
      if (earlier.isGoing(jid)) {
        throw new CommandFailure(
            ExitCode.UNKNOWN,
            "run %s goes on: orchestration %s on the salt-master".formatted(record.run(), jid),
            "brine apply follows it to its end, then does what is left");
      }
      return earlier.result(jid);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  private static CommandFailure nothing(RunRecord record) {
    return new CommandFailure(
        ExitCode.UNKNOWN,
        "run %s has handed nothing over to the salt-master".formatted(record.run()),
        "brine apply does what is left");
  }
}
