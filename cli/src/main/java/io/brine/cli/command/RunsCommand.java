package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.output.RunList;
import io.brine.cli.run.Lease;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was run. */
@Command(
    name = "runs",
    description = {
      "List the runs of the cluster, the newest first, by their journals.",
      "One that is open was left before its end was seen: brine apply follows it to its end."
    })
final class RunsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  RunsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Path cluster = root.places().cluster(new Stages(root).config().config().metadata().name());
    List<RunRecord> records = new ArrayList<>();
    for (RunId run : RunRecord.all(cluster)) {
      records.add(RunRecord.read(cluster, run));
    }
    Optional<String> active =
        Lease.look(cluster)
            .filter(Lease.Standing::active)
            .map(standing -> standing.holder().run().value());
    RunList list = RunList.of(records, active);
    root.terminal().print(output.format().render(list, list::text));
    return 0;
  }
}
