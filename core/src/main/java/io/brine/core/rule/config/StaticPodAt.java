package io.brine.core.rule.config;

import io.brine.core.config.Arg;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ControlPlaneComponent;
import io.brine.core.config.KubernetesConfig;
import java.util.List;

/**
 * A static pod's settings with their path.
 *
 * @param name of the component, for example {@code kube-apiserver}
 */
record StaticPodAt(String path, String name, ControlPlaneComponent settings) {

  static List<StaticPodAt> all(ClusterConfig config) {
    KubernetesConfig kubernetes = config.kubernetes();
    return List.of(
        new StaticPodAt(
            "kubernetes.apiServer", "kube-apiserver", kubernetes.apiServer().component()),
        new StaticPodAt(
            "kubernetes.controllerManager",
            "kube-controller-manager",
            kubernetes.controllerManager()),
        new StaticPodAt("kubernetes.scheduler", "kube-scheduler", kubernetes.scheduler()),
        new StaticPodAt("kubernetes.etcd", "etcd", kubernetes.etcd().component()));
  }

  /** What to do with every argument and its path. */
  void eachArg(ArgVisitor visitor) {
    List<Arg> args = settings.extraArgs();
    for (int i = 0; i < args.size(); i++) {
      visitor.visit(path + ".extraArgs[" + i + "]", args.get(i));
    }
  }

  /** Sees one argument. */
  interface ArgVisitor {
    void visit(String path, Arg arg);
  }
}
