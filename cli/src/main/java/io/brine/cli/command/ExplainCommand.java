package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.input.ClusterFile;
import io.brine.cli.output.ExplanationList;
import io.brine.core.config.MinionId;
import io.brine.core.explain.Explanations;
import io.brine.core.explain.Question;
import io.brine.core.explain.Written;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.Planner;
import io.brine.core.problem.Spelling;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a value of a node is what it is. */
@Command(
    name = "explain",
    description = {
      "Say which rule decided a value of a node, and by which input: a line of cluster.yaml, a",
      "default, or what the minion reported. Fields are: minion, name, roles, labels, taints;",
      "address.controlPlane, address.workloadPlane; server, vip, vip.virtualRouterId; image.NAME;",
      "arguments, as kube-apiserver.secure-port; fields of KubeletConfiguration and",
      "KubeProxyConfiguration, as kubelet.cgroupDriver; and all paths of cluster.yaml."
    })
final class ExplainCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  @Parameters(index = "0", paramLabel = "NODE", description = "The node's name or its minion id.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FIELD",
      description = "A field, or the beginning of several up to a dot (default: lists all fields).")
  private @Nullable String field;

  ExplainCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    PlanInput input = new Stages(root).input(facts);
    MinionId minion = NodeChoice.of(input, name).minion();
    ClusterFile file = root.clusterFile();
    Written written = Written.of(file.path().toString(), file.read().lines(), input.config());
    Explanations all = Explanations.of(Question.of(input, Planner.plan(input), minion, written));
    ExplanationList list = ExplanationList.of(name, chosen(all).all());
    root.terminal()
        .print(output.format().render(list, () -> field == null ? list.overview() : list.text()));
    return ExitCode.OK.status();
  }

  private Explanations chosen(Explanations all) throws CommandFailure {
    if (field == null) {
      return all;
    }
    Explanations chosen = all.of(field);
    if (chosen.all().isEmpty()) {
      String near =
          Spelling.nearest(field, all.fields())
              .map(other -> "did you mean \"" + other + "\"? ")
              .orElse("");
      throw new CommandFailure(
          ExitCode.USAGE,
          "\"" + field + "\" is no field of " + name,
          near + "brine explain " + name + " lists them all");
    }
    return chosen;
  }
}
