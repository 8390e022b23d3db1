package io.brine.core.component;

import java.util.List;

/**
 * A line of the table of services: who listens, where, who may connect, and why. Rules of the
 * firewall, {@code brine show firewall} and the checks on hosts all come from it.
 *
 * @param name of the service: {@code etcd-peer}
 * @param from who may connect
 */
public record NetworkService(
    String name, Traffic traffic, Listening listening, List<Party> from, String why) {

  public NetworkService {
    from = List.copyOf(from);
  }

  /** Whether it runs on a node. */
  public boolean runsOn(NodeContext node) {
    return listening.by().includes(node);
  }

  /**
   * Who listens, and where.
   *
   * @param by nodes, never networks
   */
  public record Listening(Party by, Place at) {}

  /** Which of a node's addresses a service takes connections at. */
  public enum Place {
    CONTROL_PLANE("its control-plane address"),
    WORKLOAD("its workload address"),
    EVERYWHERE("all its addresses");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
