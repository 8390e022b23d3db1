package io.brine.core.component;

import io.brine.core.inventory.ResolvedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The members of etcd, in the order they join. */
final class EtcdMembers {

  private EtcdMembers() {}

  /** URLs that clients reach the members at. */
  static List<String> endpoints(ClusterContext cluster) {
    return cluster.etcd().stream()
        .map(member -> Nodes.etcdClientUrl(Nodes.address(member)))
        .toList();
  }

  /** The member itself, then those that were there when it joined. */
  static List<ResolvedNode> atJoin(ClusterContext cluster, ResolvedNode member) {
    List<ResolvedNode> members = new ArrayList<>();
    members.add(member);
    members.addAll(cluster.etcd().subList(0, cluster.etcd().indexOf(member)));
    return List.copyOf(members);
  }

  /** As {@code --initial-cluster} takes it. */
  static String initialCluster(ClusterContext cluster, ResolvedNode member) {
    return atJoin(cluster, member).stream()
        .map(one -> one.name() + "=" + Nodes.etcdPeerUrl(Nodes.address(one)))
        .collect(Collectors.joining(","));
  }
}
