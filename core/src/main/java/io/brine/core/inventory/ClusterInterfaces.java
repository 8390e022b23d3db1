package io.brine.core.inventory;

import java.util.regex.Pattern;

/** Interfaces that are not a host's own, told by their names: the kernel has no better mark. */
final class ClusterInterfaces {
  /** Made by Kubernetes and by network plugins; they come and go with pods. */
  private static final Pattern OF_CLUSTERS =
      Pattern.compile(
          "(cali|veth|vxlan\\.calico|wireguard\\.cali|tunl|cni|flannel|kube-|nodelocaldns|cilium|lxc"
              + "|weave|antrea|genev_sys|ovn)[^/]*");

  /** Made by what else runs containers or virtual machines on the host. */
  private static final Pattern OF_OTHERS =
      Pattern.compile("lo|(docker|br-[0-9a-f]{12}|virbr|vnet|lxdbr|podman|dummy|tailscale)[^/]*");

  private ClusterInterfaces() {}

  static boolean isOfCluster(String name) {
    return OF_CLUSTERS.matcher(name).matches();
  }

  /** Whether no node may have its address there. */
  static boolean isVirtual(String name) {
    return isOfCluster(name) || OF_OTHERS.matcher(name).matches();
  }
}
