package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.MatchedNode;

/** As kubeadm's preflight {@code FileAvailable}, except on nodes of this cluster. */
final class ForeignClusterRule implements HostRule {
  private static final String ADVICE =
      "remove it from that cluster first (kubeadm reset), or use another minion";

  @Override
  public String code() {
    return "host/other-cluster";
  }

  @Override
  public String title() {
    return "a host is no node of another cluster";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    KubernetesTraces traces = node.facts().runtime().software().kubernetes();
    if (node.belongsTo(config.metadata().name().toString())) {
      return;
    }
    if (!traces.brineCluster().isEmpty()) {
      problems.error(node, "it is a node of the cluster \"" + traces.brineCluster() + "\"", ADVICE);
    } else if (traces.kubeletConfigured()) {
      problems.error(
          node, "it is a node of a cluster already: there is /etc/kubernetes/kubelet.conf", ADVICE);
    } else if (!traces.manifests().isEmpty()) {
      problems.error(
          node, "there is already " + traces.manifests() + " in /etc/kubernetes/manifests", ADVICE);
    }
  }
}
