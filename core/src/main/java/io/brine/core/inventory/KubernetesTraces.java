package io.brine.core.inventory;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a cluster left on a host.
 *
 * @param brineCluster name of the cluster that Brine made the host a node of; empty when none
 * @param manifests file names in /etc/kubernetes/manifests
 * @param kubeletConfigured whether there is a kubelet.conf
 * @param etcd how its member of etcd was started
 */
public record KubernetesTraces(
    String brineCluster, SortedSet<String> manifests, boolean kubeletConfigured, EtcdStart etcd) {
  public static final KubernetesTraces NONE =
      new KubernetesTraces("", Collections.emptySortedSet(), false, EtcdStart.NONE);

  public KubernetesTraces {
    manifests = Collections.unmodifiableSortedSet(new TreeSet<>(manifests));
  }
}
