package io.brine.core.component;

import io.brine.core.component.StaticPod.Container;
import io.brine.core.component.StaticPod.Probes;
import io.brine.core.config.Arg;
import io.brine.core.config.ControlPlaneComponent;
import io.brine.core.net.HostPort;
import java.util.List;
import java.util.Map;

/** The API server (app/phases/controlplane/manifests.go, getAPIServerCommand). */
final class KubeApiServer implements Component {

  @Override
  public String name() {
    return "kube-apiserver";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return node.isControlPlane()
        ? StaticPodFile.contribute(Phase.CONTROL_PLANE, pod(node))
        : Contribution.none();
  }

  private StaticPod pod(NodeContext node) {
    ClusterContext cluster = node.cluster();
    ControlPlaneComponent settings = cluster.kubernetes().apiServer().component();
    HostMounts mounts =
        new HostMounts()
            .certificates()
            .authorities(node.node().facts().os().family())
            .extra(settings.extraVolumes());
    String endpoint = HostPort.of(node.address(), cluster.apiServerPort()).toString();
    return new StaticPod(
        new Container(
            name(),
            cluster.images().kubernetes(name()),
            command(node, settings.extraArgs()),
            settings.extraEnvs()),
        Map.of("kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint", endpoint),
        Map.of("cpu", "250m"),
        new Probes(
            ProbeAddress.of(node.address().toString()),
            cluster.apiServerPort(),
            "HTTPS",
            new StaticPod.Paths("/livez", "/readyz", "/livez")),
        mounts.sorted());
  }

  private List<String> command(NodeContext node, List<Arg> extra) {
    Arguments arguments = new Arguments();
    serving(arguments, node);
    serviceAccounts(arguments, node.cluster());
    kubelets(arguments);
    frontProxy(arguments);
    etcd(arguments, node);
    if (Arguments.last(extra, "authorization-config").isEmpty()) {
      arguments.with("authorization-mode", "Node,RBAC");
    }
    return arguments.command(name(), extra);
  }

  private static void serving(Arguments arguments, NodeContext node) {
    arguments
        .with("advertise-address", node.address().toString())
        .with("enable-admission-plugins", "NodeRestriction")
        .with("service-cluster-ip-range", node.cluster().serviceSubnet())
        .with("client-ca-file", Paths.CA_CERTIFICATE)
        .with("tls-cert-file", Paths.PKI + "apiserver.crt")
        .with("tls-private-key-file", Paths.PKI + "apiserver.key")
        .with("enable-bootstrap-token-auth", "true")
        .with("secure-port", String.valueOf(node.cluster().apiServerPort()))
        .with("allow-privileged", "true");
  }

  private static void serviceAccounts(Arguments arguments, ClusterContext cluster) {
    arguments
        .with("service-account-key-file", Paths.SERVICE_ACCOUNT_PUBLIC)
        .with("service-account-signing-key-file", Paths.SERVICE_ACCOUNT_KEY)
        .with("service-account-issuer", "https://kubernetes.default.svc." + cluster.dnsDomain());
  }

  private static void kubelets(Arguments arguments) {
    arguments
        .with("kubelet-client-certificate", Paths.PKI + "apiserver-kubelet-client.crt")
        .with("kubelet-client-key", Paths.PKI + "apiserver-kubelet-client.key")
        .with("kubelet-preferred-address-types", "InternalIP,ExternalIP,Hostname");
  }

  private static void frontProxy(Arguments arguments) {
    arguments
        .with("requestheader-username-headers", "X-Remote-User")
        .with("requestheader-group-headers", "X-Remote-Group")
        .with("requestheader-extra-headers-prefix", "X-Remote-Extra-")
        .with("requestheader-client-ca-file", Paths.FRONT_PROXY_CA)
        .with("requestheader-allowed-names", "front-proxy-client")
        .with("proxy-client-cert-file", Paths.PKI + "front-proxy-client.crt")
        .with("proxy-client-key-file", Paths.PKI + "front-proxy-client.key");
  }

  private static void etcd(Arguments arguments, NodeContext node) {
    arguments
        .with("etcd-servers", etcdServers(node))
        .with("etcd-cafile", Paths.ETCD_CA)
        .with("etcd-certfile", Paths.PKI + "apiserver-etcd-client.crt")
        .with("etcd-keyfile", Paths.PKI + "apiserver-etcd-client.key");
  }

  /** A stacked member is asked on the loopback. */
  private static String etcdServers(NodeContext node) {
    return node.cluster().etcdIsExternal()
        ? String.join(",", EtcdMembers.endpoints(node.cluster()))
        : Nodes.etcdClientUrl(Nodes.loopback(node.node()));
  }
}
