package io.brine.core.explain;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.Document;
import io.brine.core.component.FileSpec;
import io.brine.core.component.NodeContext;
import io.brine.core.component.StaticPod;
import io.brine.core.config.MinionId;
import io.brine.core.explain.Explanation.Input;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.List;
import java.util.Optional;

/** A node of a plan, and all that the plan was made from. */
public record Question(NodeContext node, NodePlan plan, Written written) {

  /** About a minion that the plan has. */
  public static Question of(PlanInput input, ClusterPlan plan, MinionId minion, Written written) {
    return new Question(
        new NodeContext(ClusterContext.of(input), input.nodes().find(minion).orElseThrow()),
        plan.find(minion).orElseThrow(),
        written);
  }

  /** The node's entry in the configuration, as in {@code nodes[2]}. */
  String entryPath() {
    return "nodes[" + node.cluster().config().nodes().indexOf(node.node().entry()) + "]";
  }

  Input fact(String name, String value) {
    return new Input(name, value, "facts of " + node.node().minion());
  }

  List<StaticPod> pods() {
    return plan.files().stream()
        .map(FileSpec::view)
        .filter(StaticPod.class::isInstance)
        .map(StaticPod.class::cast)
        .toList();
  }

  /** The text of a file of the plan. */
  Optional<String> text(String key) {
    return plan.files().stream()
        .filter(file -> file.file().key().equals(key))
        .map(FileSpec::view)
        .filter(Document.class::isInstance)
        .map(view -> ((Document) view).text())
        .findFirst();
  }
}
