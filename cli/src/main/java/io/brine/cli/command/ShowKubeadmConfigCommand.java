package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.KubeadmInput;
import io.brine.core.component.NodeContext;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows kubeadm's own input for one node. */
@Command(
    name = "kubeadm-config",
    description = {
      "Print the input with which kubeadm makes what is planned for a node.",
      "It is what `kubeadm init --config` or `kubeadm join --config` takes; it holds no secret."
    })
final class ShowKubeadmConfigCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;

  @Option(
      names = "--node",
      required = true,
      paramLabel = "NAME",
      description = "The node's name or its minion id.")
  private String name;

  ShowKubeadmConfigCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    PlanInput input = new Stages(root).input(facts);
    ResolvedNode node = NodeChoice.of(input, name);
    root.terminal().print(KubeadmInput.yaml(new NodeContext(ClusterContext.of(input), node)));
    return ExitCode.OK.status();
  }
}
