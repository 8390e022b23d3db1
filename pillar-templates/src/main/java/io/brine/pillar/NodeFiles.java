package io.brine.pillar;

import io.brine.core.plan.NodePlan;
import java.util.List;

/** Lays out the files that Salt writes on a node. Thread-safe. */
public final class NodeFiles {

  private final Templates templates = new Templates();

  /** In the order of the plan, under the paths where they stand in the end. */
  public List<NodeFile> render(NodePlan node) {
    return node.files().stream()
        .map(file -> new NodeFile(file.file().path(), file.file().mode(), templates.render(file)))
        .toList();
  }

  Templates templates() {
    return templates;
  }
}
