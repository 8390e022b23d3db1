package io.brine.core.rule.config;

import java.util.Map;
import java.util.Optional;

/**
 * Arguments of static pods that follow from other fields. The others of kubeadm's {@code
 * phases/controlplane/manifests.go} and {@code phases/etcd/local.go} may be given another value, as
 * with kubeadm.
 */
final class OwnedArgs {
  private static final String ADDRESS = "the node's address";
  private static final String CERTIFICATES = "where kubeadm puts certificates and keys";
  private static final String KUBECONFIG = "where kubeadm puts kubeconfigs";
  private static final String MEMBERSHIP = "how etcd members join";
  private static final String SERVICES = "networks.services.cidr";

  private static final Map<String, Map<String, String>> OWNED =
      Map.of(
          "kube-apiserver",
          Map.ofEntries(
              Map.entry("advertise-address", ADDRESS),
              Map.entry("bind-address", "the VIP, which every API server answers"),
              Map.entry("secure-port", "apiServer.port"),
              Map.entry("service-cluster-ip-range", SERVICES),
              Map.entry("etcd-servers", "the nodes with the role etcd"),
              Map.entry("etcd-cafile", CERTIFICATES),
              Map.entry("etcd-certfile", CERTIFICATES),
              Map.entry("etcd-keyfile", CERTIFICATES),
              Map.entry("client-ca-file", CERTIFICATES),
              Map.entry("tls-cert-file", CERTIFICATES),
              Map.entry("tls-private-key-file", CERTIFICATES),
              Map.entry("kubelet-client-certificate", CERTIFICATES),
              Map.entry("kubelet-client-key", CERTIFICATES),
              Map.entry("proxy-client-cert-file", CERTIFICATES),
              Map.entry("proxy-client-key-file", CERTIFICATES),
              Map.entry("requestheader-client-ca-file", CERTIFICATES),
              Map.entry("service-account-key-file", CERTIFICATES),
              Map.entry("service-account-signing-key-file", CERTIFICATES),
              Map.entry("enable-bootstrap-token-auth", "how nodes join")),
          "kube-controller-manager",
          Map.ofEntries(
              Map.entry("cluster-cidr", "networks.pods.cidr"),
              Map.entry("service-cluster-ip-range", SERVICES),
              Map.entry("cluster-name", "kubeadm's clusterName"),
              Map.entry("kubeconfig", KUBECONFIG),
              Map.entry("authentication-kubeconfig", KUBECONFIG),
              Map.entry("authorization-kubeconfig", KUBECONFIG),
              Map.entry("client-ca-file", CERTIFICATES),
              Map.entry("root-ca-file", CERTIFICATES),
              Map.entry("requestheader-client-ca-file", CERTIFICATES),
              Map.entry("cluster-signing-cert-file", CERTIFICATES),
              Map.entry("cluster-signing-key-file", CERTIFICATES),
              Map.entry("service-account-private-key-file", CERTIFICATES)),
          "kube-scheduler",
          Map.of(
              "kubeconfig", KUBECONFIG,
              "authentication-kubeconfig", KUBECONFIG,
              "authorization-kubeconfig", KUBECONFIG),
          "etcd",
          Map.ofEntries(
              Map.entry("name", "the node's name"),
              Map.entry("data-dir", "where kubeadm puts etcd's data"),
              Map.entry("initial-cluster", MEMBERSHIP),
              Map.entry("initial-cluster-state", MEMBERSHIP),
              Map.entry("force-new-cluster", MEMBERSHIP),
              Map.entry("initial-advertise-peer-urls", ADDRESS),
              Map.entry("advertise-client-urls", ADDRESS),
              Map.entry("listen-client-urls", ADDRESS),
              Map.entry("listen-peer-urls", ADDRESS),
              Map.entry("cert-file", CERTIFICATES),
              Map.entry("key-file", CERTIFICATES),
              Map.entry("trusted-ca-file", CERTIFICATES),
              Map.entry("peer-cert-file", CERTIFICATES),
              Map.entry("peer-key-file", CERTIFICATES),
              Map.entry("peer-trusted-ca-file", CERTIFICATES),
              Map.entry("client-cert-auth", "clients being known by certificate"),
              Map.entry("peer-client-cert-auth", "peers being known by certificate")));

  private OwnedArgs() {}

  /** What the argument follows from; empty when it may be given. */
  static Optional<String> reason(String component, String arg) {
    return Optional.ofNullable(OWNED.getOrDefault(component, Map.of()).get(arg));
  }
}
