package io.brine.core.component;

import java.util.List;

/** All components, in the order in which their states run within a phase. */
public final class Components {

  public static final List<Component> ALL =
      List.of(
          new NodeAgent(),
          new NodeBase(),
          new Firewalld(),
          new Pki(),
          new Kubelet(),
          new Etcd(),
          new KubeApiServer(),
          new KubeControllerManager(),
          new KubeScheduler(),
          new Keepalived(),
          new ClusterObjects(),
          new KubeProxy(),
          new CoreDns());

  private Components() {}

  /** All objects of the API, in the order of applying. */
  public static List<ClusterObject> objects(ClusterContext cluster) {
    return ALL.stream().flatMap(component -> component.objects(cluster).stream()).toList();
  }
}
