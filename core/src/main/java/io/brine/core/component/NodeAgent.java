package io.brine.core.component;

import java.util.List;

/**
 * brine-node, the script that does on a node what Salt's states cannot, and its specification
 * /etc/brine/node.json.
 */
public final class NodeAgent implements Component {

  /** Puts brine-node and its specification on the host. */
  public static final String INSTALLED = "brine.node.installed";

  @Override
  public String name() {
    return "node";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    ManagedFile wrapper = ManagedFile.of("node-wrapper", "/usr/sbin/brine-node", "0755", INSTALLED);
    Document python = new Document(node.node().facts().salt().python());
    Contribution contribution =
        Contribution.none()
            .withFiles(List.of(new FileSpec(wrapper, name() + "/brine-node.sh", python)))
            .withStates(Phase.PREFLIGHT, "brine.node.preflight")
            .withStates(Phase.NODE_BASE, INSTALLED);
    return node.isFirst()
        ? contribution.withStates(Phase.VERIFY, "brine.node.verified")
        : contribution;
  }
}
