package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.input.NodeFolder;
import io.brine.cli.output.ParityReport;
import io.brine.cli.output.ParityReport.Compared;
import io.brine.core.parity.Difference;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import io.brine.core.parity.Parity;
import io.brine.core.parity.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares files of a node and objects of a cluster with those that kubeadm made. */
@Command(
    name = "parity",
    description = {
      "Compare a node's files and a cluster's objects with those that kubeadm made, or with --live",
      "what stands on all hosts and in the cluster with what is planned.",
      "Ends with 11 when there are differences that are not intended."
    })
final class ParityCommand implements Callable<Integer> {
  private static final String OBJECTS = "objects";

  private final RootCommand root;

  @Mixin private OutputOption output;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = {
        "What kubeadm made: the root of a host, or a recording with manifests/, kubeconfig/,",
        "kubelet/, certificates.json and files.json. Objects are in objects/."
      })
  private @Nullable Path reference;

  @Option(
      names = "--node-root",
      paramLabel = "DIR",
      description = "The root of a node, or what `brine show node` wrote.")
  private @Nullable Path nodeRoot;

  @Option(
      names = "--objects",
      paramLabel = "DIR",
      description = "What `brine show objects` or `kubectl get -o yaml` wrote.")
  private @Nullable Path objects;

  @Option(
      names = "--live",
      description = {
        "Ask the hosts; \"theirs\" is then what stands there. Nodes that kubeadm made are taken for",
        "the configuration's. Bootstrap tokens are not compared."
      })
  private boolean live;

  ParityCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    try {
      ParityReport report =
          live ? LiveParity.of(root).report(new Stages(root).config()) : compare();
      root.terminal().print(output.format().render(report, () -> report.text(root.terminal())));
      return (report.unintended() > 0 ? ExitCode.DIFFERENT : ExitCode.OK).status();
    } catch (UnreadableException file) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot compare: " + file.getMessage(), "look at what is in the folder");
    }
  }

  private ParityReport compare() throws CommandFailure, IOException {
    if (reference == null || (nodeRoot == null && objects == null)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "nothing to compare",
          "give --live, or --reference with --node-root, --objects or both");
    }
    List<Difference> differences = new ArrayList<>();
    NodeImage theirs = NodeImage.of(List.of());
    if (nodeRoot != null) {
      theirs = node(reference);
      differences.addAll(Parity.ofNodes(theirs, node(nodeRoot)));
    }
    ObjectSet their = ObjectSet.of(List.of());
    if (objects != null) {
      their = objects(reference.resolve(OBJECTS));
      differences.addAll(Parity.ofObjects(their, objects(objects)));
    }
    return ParityReport.of(
        new Compared(
            theirs.documents().size(),
            theirs.certificates().size(),
            theirs.modes().size(),
            their.objects().size()),
        differences);
  }

  private NodeImage node(Path folder) throws CommandFailure, IOException {
    NodeImage image = NodeImage.of(folder(folder).files());
    if (image.documents().isEmpty()) {
      throw empty(folder, "no files of kubeadm", "name the folder that etc/kubernetes is in");
    }
    return image;
  }

  private ObjectSet objects(Path folder) throws CommandFailure, IOException {
    ObjectSet found = ObjectSet.of(folder(folder).objects());
    if (found.objects().isEmpty()) {
      throw empty(folder, "no objects", "name a folder of YAML files");
    }
    return found;
  }

  private NodeFolder folder(Path path) {
    return new NodeFolder(root.surroundings().resolve(path));
  }

  private static CommandFailure empty(Path folder, String lack, String advice) {
    return new CommandFailure(ExitCode.USAGE, "\"" + folder + "\" holds " + lack, advice);
  }
}
