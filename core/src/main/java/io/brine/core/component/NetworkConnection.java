package io.brine.core.component;

import io.brine.core.config.MinionId;
import io.brine.core.config.NodeName;
import io.brine.core.net.IpAddress;

/**
 * A connection between two nodes that the table of services allows or does not.
 *
 * @param port first of the service's
 */
public record NetworkConnection(
    String service, int port, Endpoint from, Endpoint to, boolean allowed) {

  /** A node at one of its addresses. */
  public record Endpoint(MinionId minion, NodeName node, IpAddress address) {}
}
