package io.brine.core.plan;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.Component;
import io.brine.core.component.Components;
import io.brine.core.component.Contribution;
import io.brine.core.component.NodeContext;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides everything. A pure function: the same input gives the same plan. */
public final class Planner {

  private final List<Component> components;

  Planner(List<Component> components) {
    this.components = List.copyOf(components);
  }

  public static ClusterPlan plan(PlanInput input) {
    return new Planner(Components.ALL).decide(ClusterContext.of(input));
  }

  private ClusterPlan decide(ClusterContext cluster) {
    SortedMap<MinionId, NodePlan> nodes = new TreeMap<>();
    for (ResolvedNode node : cluster.nodes()) {
      nodes.put(node.minion(), decide(new NodeContext(cluster, node)));
    }
    return new ClusterPlan(
        cluster.config().metadata().name(),
        cluster.version(),
        nodes,
        Components.objects(cluster),
        cluster.config().apply());
  }

  private NodePlan decide(NodeContext node) {
    Contribution parts =
        components.stream()
            .map(component -> component.contribute(node))
            .reduce(Contribution.none(), Contribution::and);
    return new NodePlan(NodeSpecs.of(node, parts), node.node().addresses(), parts);
  }
}
