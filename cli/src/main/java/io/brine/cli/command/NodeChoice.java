package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import java.util.List;
import java.util.stream.Collectors;

/** Which node a user means. */
final class NodeChoice {

  private NodeChoice() {}

  /**
   * The node of that name or minion id.
   *
   * @throws CommandFailure naming those that there are, when it is none of them
   */
  static ResolvedNode of(PlanInput input, String name) throws CommandFailure {
    List<ResolvedNode> nodes = input.nodes().all();
    return nodes.stream()
        .filter(node -> node.name().value().equals(name) || node.minion().value().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(nodes, name));
  }

  private static CommandFailure unknown(List<ResolvedNode> nodes, String name) {
    String known =
        nodes.stream().map(node -> node.name().value()).sorted().collect(Collectors.joining(", "));
    return new CommandFailure(
        ExitCode.USAGE, "\"" + name + "\" is no node of the plan", "the plan has " + known);
  }
}
