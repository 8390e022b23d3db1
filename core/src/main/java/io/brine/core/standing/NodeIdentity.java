package io.brine.core.standing;

import io.brine.core.config.Role;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Who a node is in its cluster: none of it changes once it has joined. */
public record NodeIdentity(String cluster, String node, Set<Role> roles, Servers servers) {

  /** URLs of its own kube-apiserver and etcd; empty where none runs. */
  public record Servers(String apiServer, String etcd) {}

  public NodeIdentity {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
