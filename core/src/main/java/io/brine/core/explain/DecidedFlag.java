package io.brine.core.explain;

import java.util.List;
import java.util.Map;

/**
 * What decides an argument that the configuration does not give.
 *
 * @param rule in words
 * @param paths of the configuration that it goes by; {@code nodes[]} stands for the node's entry
 */
record DecidedFlag(String rule, List<String> paths) {
  private static final DecidedFlag KUBEADMS =
      new DecidedFlag("as kubeadm gives it in this version", List.of("kubernetes.version"));

  private static final DecidedFlag ADDRESS =
      new DecidedFlag(
          "the node's control-plane address (address.controlPlane)",
          List.of("networks.controlPlane.cidrs"));
  private static final DecidedFlag LOOPBACK =
      new DecidedFlag(
          "the loopback address, of the family of the node's control-plane address",
          List.of("networks.controlPlane.cidrs"));
  private static final DecidedFlag SERVICES =
      new DecidedFlag("the addresses of services", List.of("networks.services.cidr"));
  private static final DecidedFlag MEMBERS =
      new DecidedFlag(
          "the member itself, then those that were there when it joined; a member keeps what it was"
              + " started with",
          List.of("nodes", "networks.controlPlane.cidrs"));

  private static final Map<String, DecidedFlag> BY_FIELD =
      Map.ofEntries(
          Map.entry("kube-apiserver.advertise-address", ADDRESS),
          Map.entry("kube-apiserver.service-cluster-ip-range", SERVICES),
          Map.entry("kube-controller-manager.service-cluster-ip-range", SERVICES),
          Map.entry(
              "kube-apiserver.secure-port",
              new DecidedFlag("the port of the API", List.of("apiServer.port"))),
          Map.entry(
              "kube-apiserver.service-account-issuer",
              new DecidedFlag(
                  "the service kubernetes in the cluster's domain",
                  List.of("kubernetes.dnsDomain"))),
          Map.entry(
              "kube-apiserver.etcd-servers",
              new DecidedFlag(
                  "where etcd runs on the control-plane nodes, the node's own member on the"
                      + " loopback; else all members at their control-plane addresses",
                  List.of("nodes", "networks.controlPlane.cidrs"))),
          Map.entry(
              "kube-controller-manager.cluster-cidr",
              new DecidedFlag("the addresses of pods", List.of("networks.pods.cidr"))),
          Map.entry(
              "etcd.name", new DecidedFlag("the node's name (name)", List.of("nodes[].name"))),
          Map.entry("etcd.listen-client-urls", ADDRESS),
          Map.entry("etcd.advertise-client-urls", ADDRESS),
          Map.entry("etcd.listen-peer-urls", ADDRESS),
          Map.entry("etcd.initial-advertise-peer-urls", ADDRESS),
          Map.entry("etcd.listen-metrics-urls", LOOPBACK),
          Map.entry("etcd.initial-cluster", MEMBERS),
          Map.entry("etcd.initial-cluster-state", MEMBERS),
          Map.entry(
              "kubelet.node-ip",
              new DecidedFlag(
                  "the node's control-plane address, given since the kubelet would not find it by"
                      + " itself: it is not the first on the interface of the default route, or there"
                      + " are two families",
                  List.of("networks.controlPlane.cidrs"))),
          Map.entry(
              "kubelet.hostname-override",
              new DecidedFlag(
                  "the node's name, given since the host is called otherwise",
                  List.of("nodes[].name"))),
          Map.entry(
              "kubelet.register-with-taints",
              new DecidedFlag(
                  "the node's taints, from the moment that it registers",
                  List.of("nodes[].taints"))));

  DecidedFlag {
    paths = List.copyOf(paths);
  }

  /** Of an argument, as in {@code etcd.name}. */
  static DecidedFlag of(String field) {
    return BY_FIELD.getOrDefault(field, KUBEADMS);
  }
}
