package io.brine.core.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.NodeName;
import io.brine.core.config.Role;
import java.util.Set;

/** A node as it is to be: what is wanted of it, on the minion that was found for it. */
public record ResolvedNode(
    NodeEntry entry, MinionId minion, NodeName name, NodeFacts facts, NodeAddresses addresses) {

  public boolean has(Role role) {
    return entry.has(role);
  }

  public Set<Role> roles() {
    return entry.roles();
  }
}
