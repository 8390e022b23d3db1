package io.brine.core.component;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All components, in the order in which their states run within a phase. */
public final class Components {

  public static final List<Component> ALL =
      List.of(
          new NodeAgent(),
          new SiteServices(),
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

  /** All images of the cluster, each once. */
  public static Set<String> images(ClusterContext cluster) {
    return ALL.stream()
        .flatMap(component -> component.images(cluster).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All objects of the API, in the order of applying. */
  public static List<ClusterObject> objects(ClusterContext cluster) {
    return ALL.stream().flatMap(component -> component.objects(cluster).stream()).toList();
  }
}
