package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.input.SavedCluster;
import io.brine.cli.input.SiteFile;
import io.brine.cli.output.ParityReport;
import io.brine.cli.plan.HostsParity;
import io.brine.cli.salt.LiveCluster;
import io.brine.cli.salt.LiveFacts;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.component.ClusterObject;
import io.brine.core.component.ObjectName;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.PlanInput;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.UnreadableException;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import io.brine.core.rule.ConfigRules;
import io.brine.core.takeover.Adopted;
import io.brine.core.takeover.ImportedConfig;
import io.brine.core.takeover.KubeadmCluster;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a cluster that kubeadm made. */
@Command(
    name = "import",
    description = {
      "Write the cluster.yaml that stands for a cluster that kubeadm made; never over one that is",
      "there. What kubeadm made is then compared with what Brine plans from it. Changes nothing on",
      "minions, and no key leaves them. Ends with 11 when there are differences that are not",
      "intended."
    })
final class ImportCommand implements Callable<Integer> {
  private static final List<ObjectName> CONFIGURATIONS =
      Stream.of("kubeadm-config", "kubelet-config", "kube-proxy")
          .map(name -> new ObjectName("ConfigMap", "kube-system", name))
          .toList();

  private final RootCommand root;
  private final Stages stages;

  @Mixin private OutputOption output;

  @Parameters(
      paramLabel = "MINION",
      arity = "0..*",
      converter = MinionOption.class,
      description = "The cluster's hosts (default: all accepted minions that kubeadm was on).")
  private List<MinionId> minions = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What to call the cluster (default: as kubeadm does).")
  private String name;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description =
          "Sections of cluster.yaml that no cluster tells: salt, repositories, bundle, apply.")
  private @Nullable Path site;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "What --save wrote; without it the minions are asked.")
  private @Nullable Path from;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "An empty folder to keep in what the minions told.")
  private @Nullable Path save;

  ImportCommand(RootCommand root) {
    this.root = root;
    this.stages = new Stages(root);
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    try {
      return from == null ? live(site()) : saved(root.surroundings().resolve(from), site());
    } catch (UnreadableException file) {
      throw new CommandFailure(
          ExitCode.FACTS, "cannot import: " + file.getMessage(), "look at what it holds");
    }
  }

  private SiteFile site() throws CommandFailure, IOException {
    return site == null
        ? stages.accept(SiteFile.none(), "the site", ExitCode.INTERNAL)
        : stages.accept(
            SiteFile.read(root.surroundings().resolve(site)), site.toString(), ExitCode.USAGE);
  }

  private int saved(Path folder, SiteFile site) throws CommandFailure, IOException {
    KubeadmCluster found =
        stages.accept(new SavedCluster(folder).read(), folder.toString(), ExitCode.FACTS);
    return report(planned(found, site), found);
  }

  private int live(SiteFile site) throws CommandFailure, IOException {
    Clock clock = root.surroundings().clock();
    try (SaltSession session = stages.session(site.salt())) {
      LiveCluster live = new LiveCluster(session, clock);
      Inventory facts = facts(new LiveFacts(session, clock, root.terminal()));
      MinionId asked = controlPlane(facts);
      KubeadmCluster found =
          new KubeadmCluster(
              facts,
              stages.accept(live.files(facts.nodes().keySet()), "the files", ExitCode.FACTS),
              objects(live, asked, CONFIGURATIONS));
      ClusterPlan plan = planned(found, site);
      List<ObjectName> names = plan.objects().stream().map(ClusterObject::name).toList();
      KubeadmCluster whole = found.with(objects(live, asked, names));
      if (save != null) {
        new SavedCluster(root.surroundings().resolve(save)).write(whole);
      }
      return report(plan, whole);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  private List<FoundFile> objects(LiveCluster live, MinionId asked, Collection<ObjectName> names)
      throws CommandFailure, SaltException {
    return stages.accept(live.objects(asked, names), "the cluster's objects", ExitCode.FACTS);
  }

  /** Of those that are nodes; each that was named must be one. */
  private Inventory facts(LiveFacts live) throws CommandFailure, SaltException {
    Inventory all = live.collect(new TreeSet<>(minions.isEmpty() ? live.accepted() : minions));
    SortedMap<MinionId, NodeFacts> nodes = new TreeMap<>(all.nodes());
    nodes.values().removeIf(node -> !Adopted.isNode(node));
    Set<MinionId> others = new TreeSet<>(minions);
    others.removeAll(nodes.keySet());
    if (!others.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FACTS,
          "no nodes of a cluster, or without an answer: " + others,
          "see `brine nodes`, and that salt-minion runs there");
    }
    return new Inventory(nodes, Collections.emptySortedSet(), new TreeMap<>());
  }

  private static MinionId controlPlane(Inventory facts) throws CommandFailure {
    return facts.nodes().entrySet().stream()
        .filter(
            node ->
                node.getValue()
                    .runtime()
                    .software()
                    .kubernetes()
                    .manifests()
                    .contains("kube-apiserver.yaml"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FACTS,
                    "on none of the minions is a control plane that kubeadm made",
                    "name the cluster's hosts; brine nodes lists the minions"));
  }

  /** What Brine would make of it; its configuration is written by then. */
  private ClusterPlan planned(KubeadmCluster found, SiteFile site)
      throws CommandFailure, IOException {
    ImportedConfig imported =
        stages.accept(ImportedConfig.of(found, name, site.text()), "the cluster", ExitCode.FACTS);
    Path path = root.clusterFile().toWrite();
    write(path, imported.text());
    ValidConfig config =
        stages.accept(
            ConfigRules.check(ClusterConfigReader.read(imported.text())),
            path.toString(),
            ExitCode.USAGE);
    PlanInput input =
        stages.input(config, Adopted.by(config.config().metadata().name(), found.facts()));
    return Planner.plan(input);
  }

  private void write(Path path, String text) throws IOException {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new FileAlreadyExistsException(path.toString(), null, "it is there already");
    }
    root.terminal().log("written: " + path);
  }

  private int report(ClusterPlan plan, KubeadmCluster found) throws IOException {
    ParityReport report = HostsParity.of(plan, found);
    root.terminal().print(output.format().render(report, () -> report.text(root.terminal())));
    return (report.unintended() > 0 ? ExitCode.DIFFERENT : ExitCode.OK).status();
  }
}
