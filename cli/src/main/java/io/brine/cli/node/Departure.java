package io.brine.cli.node;

import io.brine.cli.ExitCode;
import io.brine.cli.node.AppliedNodes.AppliedNode;
import java.util.List;

/**
 * What became of a node that was taken out, as a document.
 *
 * @param removed what was done in the cluster
 * @param reset what was done on its host
 * @param unheard why its host could not be asked; empty when it was
 */
public record Departure(
    String apiVersion,
    String kind,
    String node,
    String minion,
    List<String> removed,
    List<String> reset,
    String unheard) {

  static Departure of(AppliedNode node, List<String> removed, List<String> reset, String unheard) {
    return new Departure(
        "brine.io/v1",
        "Departure",
        node.name(),
        node.minion().value(),
        List.copyOf(removed),
        List.copyOf(reset),
        unheard);
  }

  public ExitCode exitCode() {
    return unheard.isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    removed.forEach(one -> text.append(node).append(": ").append(one).append('\n'));
    if (unheard.isEmpty()) {
      text.append(
          "%s: its host %s is bare (%s)%n".formatted(node, minion, String.join(", ", reset)));
    } else {
      text.append("%s: its host %s was not reset: %s%n".formatted(node, minion, unheard));
      text.append("  once it is back: brine node reset %s%n".formatted(node));
    }
    return text + "take it out of cluster.yaml: with the next apply it would join again\n";
  }
}
