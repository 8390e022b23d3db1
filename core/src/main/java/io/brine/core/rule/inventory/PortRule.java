package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.Listener;
import io.brine.core.inventory.MatchedNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * As kubeadm's preflight {@code Port}, except that on a node of this cluster the component that is
 * to listen may do so already.
 */
final class PortRule implements HostRule {
  @Override
  public String code() {
    return "host/port";
  }

  @Override
  public String title() {
    return "the ports of a node's components are free, or taken by these very components";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    SortedMap<Integer, String> ports = ports(node, config);
    boolean again = node.belongsTo(config.metadata().name().toString());
    for (Listener listener : node.facts().runtime().listeners()) {
      String component = ports.get(listener.port());
      if (component != null && !(again && mayBe(listener, component))) {
        problems.error(
            node,
            "port " + listener.port() + " for " + component + " is taken by " + owner(listener),
            "stop what listens there (ss -ltnp), or remove the cluster it belongs to");
      }
    }
  }

  private static SortedMap<Integer, String> ports(MatchedNode node, ClusterConfig config) {
    SortedMap<Integer, String> ports = new TreeMap<>();
    ports.put(10250, "kubelet");
    if (node.has(Role.CONTROL_PLANE)) {
      ports.put(config.apiServer().port(), "kube-apiserver");
      ports.put(10257, "kube-controller-manager");
      ports.put(10259, "kube-scheduler");
    }
    if (node.has(Role.ETCD)) {
      ports.put(2379, "etcd");
      ports.put(2380, "etcd");
    }
    return ports;
  }

  /** The kernel keeps 15 characters of a name. */
  private static boolean mayBe(Listener listener, String component) {
    return component.startsWith(listener.process());
  }

  private static String owner(Listener listener) {
    return listener.process().isEmpty() ? "something" : "\"" + listener.process() + "\"";
  }
}
