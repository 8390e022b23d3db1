package io.brine.cli.status;

import io.brine.core.standing.Drift;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in the cluster otherwise than Brine would have it, and stays so.
 *
 * @param objects fields of API objects that others changed
 * @param nodes in the cluster and not in the configuration
 */
public record DriftText(List<Drift> objects, List<String> nodes) {

  public DriftText {
    objects = List.copyOf(objects);
    nodes = List.copyOf(nodes);
  }

  /** A line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Drift one : objects) {
      lines.add("%s: %s is as %s set it".formatted(one.object(), one.field(), one.manager()));
    }
    nodes.forEach(node -> lines.add("node " + node + " is not in the configuration"));
    return lines;
  }
}
