package io.brine.core.component;

import io.brine.core.config.Arg;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.ResolvedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The members of etcd. What a member was started with, it keeps: its manifest is where that is
 * written, and the facts bring it from there.
 */
final class EtcdMembers {

  private EtcdMembers() {}

  /** Those that run already, as they joined, then those to come, as they are given. */
  static List<ResolvedNode> inJoinOrder(List<ResolvedNode> members) {
    return members.stream()
        .sorted(Comparator.comparingInt(member -> joined(start(member))))
        .toList();
  }

  private static int joined(EtcdStart start) {
    return start.isKnown() ? start.members().size() : Integer.MAX_VALUE;
  }

  /** URLs that clients reach the members at. */
  static List<String> endpoints(ClusterContext cluster) {
    return cluster.etcd().stream()
        .map(member -> Nodes.etcdClientUrl(Nodes.address(member)))
        .toList();
  }

  /** Whether etcd begins with this member. */
  static boolean isInitial(ClusterContext cluster, ResolvedNode member) {
    EtcdStart start = start(member);
    return start.isKnown() ? !start.existing() : joining(cluster).indexOf(member) == 0;
  }

  /** Names of those that are there when it joins, or were there when it joined. */
  static List<String> joins(ClusterContext cluster, ResolvedNode member) {
    EtcdStart start = start(member);
    return start.isKnown()
        ? start.members().stream().filter(name -> !name.equals(member.name().value())).toList()
        : before(cluster, member).stream().map(one -> one.name().value()).toList();
  }

  /** As {@code --initial-cluster} takes it: the member itself, then those that it joins. */
  static String initialCluster(ClusterContext cluster, ResolvedNode member) {
    EtcdStart start = start(member);
    if (start.isKnown()) {
      return start.initialCluster();
    }
    List<ResolvedNode> all = new ArrayList<>(List.of(member));
    all.addAll(before(cluster, member));
    return all.stream()
        .map(one -> one.name() + "=" + Nodes.etcdPeerUrl(Nodes.address(one)))
        .collect(Collectors.joining(","));
  }

  private static List<ResolvedNode> before(ClusterContext cluster, ResolvedNode member) {
    List<ResolvedNode> joining = joining(cluster);
    return joining.subList(0, joining.indexOf(member));
  }

  private static List<ResolvedNode> joining(ClusterContext cluster) {
    return inJoinOrder(cluster.etcd());
  }

  private static EtcdStart start(ResolvedNode member) {
    return member.facts().runtime().software().kubernetes().etcd();
  }

  /**
   * Those that kubeadm has to be given: the operator's, and how a member of an etcd outside the
   * control plane joins, which kubeadm leaves to its caller.
   */
  static List<Arg> arguments(NodeContext node) {
    List<Arg> given = new ArrayList<>();
    if (node.cluster().etcdIsExternal() && !isInitial(node.cluster(), node.node())) {
      given.add(new Arg("initial-cluster", initialCluster(node.cluster(), node.node())));
      given.add(new Arg("initial-cluster-state", "existing"));
    }
    given.addAll(node.cluster().kubernetes().etcd().extraArgs());
    return List.copyOf(given);
  }
}
