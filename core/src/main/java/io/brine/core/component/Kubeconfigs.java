package io.brine.core.component;

import io.brine.core.component.KubeconfigSpec.Target;
import java.util.ArrayList;
import java.util.List;

/** The kubeconfigs of a control-plane node (app/phases/kubeconfig/kubeconfig.go). */
final class Kubeconfigs {

  private Kubeconfigs() {}

  static List<KubeconfigSpec> of(NodeContext node) {
    if (!node.isControlPlane()) {
      return List.of();
    }
    List<KubeconfigSpec> all = new ArrayList<>();
    all.add(admin(node, Paths.ADMIN_CONF, "kubernetes-admin", "kubeadm:cluster-admins"));
    if (node.isFirst()) {
      all.add(admin(node, Paths.SUPER_ADMIN_CONF, "kubernetes-super-admin", "system:masters"));
    }
    all.add(
        local(node, Paths.CONTROLLER_MANAGER_CONF, Subject.of("system:kube-controller-manager")));
    all.add(local(node, Paths.SCHEDULER_CONF, Subject.of("system:kube-scheduler")));
    if (node.isFirst()) {
      all.add(kubelet(node));
    }
    return all;
  }

  private static KubeconfigSpec admin(NodeContext node, String path, String user, String group) {
    return spec(node, path, node.server(), Subject.of(user, group), false);
  }

  private static KubeconfigSpec local(NodeContext node, String path, Subject subject) {
    return spec(node, path, node.localServer(), subject, false);
  }

  /** Only where the cluster begins: the others get theirs by TLS bootstrap. */
  private static KubeconfigSpec kubelet(NodeContext node) {
    Subject subject = Subject.of("system:node:" + node.name(), "system:nodes");
    return spec(node, Paths.KUBELET_CONF, node.localServer(), subject, true);
  }

  private static KubeconfigSpec spec(
      NodeContext node, String path, String server, Subject subject, boolean rotated) {
    String user = subject.commonName();
    return new KubeconfigSpec(
        path,
        new Target(server, KubeadmConfiguration.CLUSTER_NAME, user, "ca"),
        subject,
        Pki.profile(node, List.of("client auth")),
        rotated);
  }
}
