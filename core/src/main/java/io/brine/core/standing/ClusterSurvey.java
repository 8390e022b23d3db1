package io.brine.core.standing;

import java.util.List;

/**
 * The cluster as its API has it.
 *
 * @param configuration kubeadm's ClusterConfiguration, as kubeadm-config holds it; empty when that
 *     is not there
 */
public record ClusterSurvey(String configuration, List<Node> nodes) {

  public ClusterSurvey {
    nodes = List.copyOf(nodes);
  }

  /**
   * A node of it.
   *
   * @param version of its kubelet
   * @param fault why it is not Ready; empty when it is
   */
  public record Node(String name, List<String> roles, String version, String fault) {
    public Node {
      roles = List.copyOf(roles);
    }
  }
}
