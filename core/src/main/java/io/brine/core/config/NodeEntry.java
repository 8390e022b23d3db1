package io.brine.core.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One entry of {@code nodes}: a minion, or workers by a glob. */
public record NodeEntry(
    @Field("Salt minion id; a glob such as 'node-*' only for workers") MinionPattern minion,
    @Field(
            value = "name of the node in Kubernetes: an RFC 1123 subdomain; not with a glob",
            absent = "the host name that the minion reports, in lower case",
            change = Change.FIXED)
        @Nullable NodeName name,
    @Field(value = "what the node is for", required = true, change = Change.FIXED) Set<Role> roles,
    @Field("labels of the node, besides those of kubeadm") Map<String, String> labels,
    @Field("taints of the node, besides the one that kubeadm gives to control-plane nodes")
        List<Taint> taints) {
  public NodeEntry {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    taints = List.copyOf(taints);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
