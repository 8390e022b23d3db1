package io.brine.cli.command;

import io.brine.bridge.MasterCheck;
import io.brine.bridge.MasterCheck.Seen;
import io.brine.bridge.SaltException;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Version;
import io.brine.cli.doctor.SupportBundle;
import io.brine.cli.doctor.TarGz;
import io.brine.cli.output.FindingList;
import io.brine.cli.output.Format;
import io.brine.cli.output.ProblemList;
import io.brine.cli.run.Journal;
import io.brine.cli.run.Lease;
import io.brine.cli.run.RunId;
import io.brine.cli.run.RunRecord;
import io.brine.cli.salt.SaltFailure;
import io.brine.cli.status.StatusDocument;
import io.brine.cli.status.StatusInput;
import io.brine.cli.status.StatusSections;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.FactsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gathers what someone who is asked for help needs to see. */
@Command(
    name = "doctor",
    description = {
      "Pack what someone who is asked for help needs to see: versions, the configuration, facts, the",
      "status, what `brine master check` finds, the master's options, and the last runs' journals.",
      "Secrets are masked; no key is read. What cannot be had is named in missing.txt."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int RUNS = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final RootCommand root;

  @Mixin private MasterOptions options;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The archive (default: brine-doctor-TIME.tar.gz in this folder).")
  private @Nullable Path out;

  DoctorCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    SupportBundle bundle = new SupportBundle();
    bundle.add("versions.json", this::versions);
    bundle.add("cluster.yaml", () -> root.clusterFile().text());
    bundle.add("problems.json", this::problems);
    bundle.add("master.json", this::master);
    bundle.add("facts.yaml", () -> FactsFile.write(stages().liveFacts(config())));
    bundle.add("status.json", this::status);
    runs(bundle);
    String name = "brine-doctor-" + TIME.format(root.surroundings().clock().instant());
    Path file = root.surroundings().resolve(out == null ? Path.of(name + ".tar.gz") : out);
    TarGz.write(file, name, bundle.files());
    bundle.missing().forEach((part, why) -> root.terminal().log("without " + part + ": " + why));
    root.terminal().print(file + "\n");
    return ExitCode.OK.status();
  }

  private Stages stages() {
    return new Stages(root);
  }

  private ValidConfig config() throws CommandFailure, IOException {
    return root.clusterFile()
        .check()
        .value()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE, "the configuration has mistakes", "see problems.json"));
  }

  private String versions() {
    return json(
        new TreeMap<>(
            Map.of(
                "brine", Version.text(),
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "architecture", System.getProperty("os.arch"))));
  }

  private String problems() throws CommandFailure, IOException {
    return json(
        ProblemList.of(
            root.clusterFile().path().toString(), root.clusterFile().check().problems()));
  }

  private String master() throws CommandFailure, IOException {
    try {
      Seen seen =
          MasterCheck.here(root.surroundings().environment())
              .look(options.request(root, config().config().salt()));
      return json(
          new TreeMap<>(
              Map.of(
                  "salt", seen.version(),
                  "findings", FindingList.of(seen.findings()).findings(),
                  "options", seen.options())));
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  private String status() throws CommandFailure, IOException {
    StatusInput input = StatusCommand.input(root, stages(), config());
    return json(StatusDocument.of(input, StatusSections.of(input)));
  }

  /** The journals of the newest runs, which have their reports in them, and who has the lease. */
  private void runs(SupportBundle bundle) throws IOException {
    Path cluster;
    try {
      cluster = root.places().cluster(config().config().metadata().name());
    } catch (CommandFailure toldAlready) {
      return;
    }
    List<RunId> newest = RunRecord.all(cluster).stream().limit(RUNS).toList();
    for (RunId run : newest) {
      bundle.add("runs/" + run + ".jsonl", () -> Files.readString(Journal.file(cluster, run)));
    }
    bundle.add("lease.json", () -> lease(cluster));
  }

  private static String lease(Path cluster) throws IOException {
    Optional<Lease.Standing> standing = Lease.look(cluster);
    return standing.isPresent() ? json(standing.get()) : "{}\n";
  }

  private static String json(Object document) {
    return Format.JSON.render(document, () -> "");
  }
}
