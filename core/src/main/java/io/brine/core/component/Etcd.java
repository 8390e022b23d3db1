package io.brine.core.component;

import io.brine.core.component.StaticPod.Container;
import io.brine.core.component.StaticPod.Mount;
import io.brine.core.component.StaticPod.Probes;
import io.brine.core.config.Arg;
import io.brine.core.config.ControlPlaneComponent;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** etcd, as a static pod on each of its members (app/phases/etcd/local.go). */
final class Etcd implements Component {

  private static final int METRICS_PORT = 2381;

  @Override
  public String name() {
    return "etcd";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return node.isEtcd() ? StaticPodFile.contribute(Phase.ETCD, pod(node)) : Contribution.none();
  }

  private StaticPod pod(NodeContext node) {
    ControlPlaneComponent settings = node.cluster().kubernetes().etcd().component();
    String clientUrl = Nodes.etcdClientUrl(node.address());
    return new StaticPod(
        new Container(
            name(),
            node.cluster().images().etcd(),
            command(node, EtcdMembers.arguments(node)),
            settings.extraEnvs()),
        Map.of("kubeadm.kubernetes.io/etcd.advertise-client-urls", clientUrl),
        Map.of("cpu", "100m", "memory", "100Mi"),
        probes(node, settings.extraArgs()),
        List.of(
            Mount.writable("etcd-data", Paths.ETCD_DATA),
            Mount.writable("etcd-certs", Paths.ETCD_PKI)));
  }

  /** At the first of the metrics URLs (app/util/staticpod/utils.go, GetEtcdProbeEndpoint). */
  private static Probes probes(NodeContext node, List<Arg> extra) {
    String loopback = Nodes.loopback(node.node()).toString();
    StaticPod.Paths paths = new StaticPod.Paths("/livez", "/readyz", "/readyz");
    Optional<URI> asked =
        Arguments.last(extra, "listen-metrics-urls").map(urls -> URI.create(urls.split(",", 2)[0]));
    String host = asked.map(URI::getHost).map(Etcd::withoutBrackets).orElse(loopback);
    int port = asked.map(URI::getPort).filter(given -> given > 0).orElse(METRICS_PORT);
    boolean secure = asked.map(URI::getScheme).filter("https"::equals).isPresent();
    return new Probes(host, port, secure ? "HTTPS" : "HTTP", paths);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private List<String> command(NodeContext node, List<Arg> extra) {
    Arguments arguments = new Arguments().with("name", node.name());
    urls(arguments, node);
    certificates(arguments);
    arguments
        .with("data-dir", Paths.ETCD_DATA)
        .with("snapshot-count", "10000")
        .with("feature-gates", "InitialCorruptCheck=true")
        .with("watch-progress-notify-interval", "5s")
        .with("initial-cluster", EtcdMembers.initialCluster(node.cluster(), node.node()));
    if (!EtcdMembers.isInitial(node.cluster(), node.node())) {
      arguments.with("initial-cluster-state", "existing");
    }
    return arguments.command(name(), extra);
  }

  private static void urls(Arguments arguments, NodeContext node) {
    IpAddress loopback = Nodes.loopback(node.node());
    String clientUrl = Nodes.etcdClientUrl(node.address());
    String peerUrl = Nodes.etcdPeerUrl(node.address());
    arguments
        .with("listen-client-urls", Nodes.etcdClientUrl(loopback) + "," + clientUrl)
        .with("advertise-client-urls", clientUrl)
        .with("listen-peer-urls", peerUrl)
        .with("initial-advertise-peer-urls", peerUrl)
        .with("listen-metrics-urls", "http://" + HostPort.of(loopback, METRICS_PORT));
  }

  private static void certificates(Arguments arguments) {
    arguments
        .with("cert-file", Paths.ETCD_PKI + "/server.crt")
        .with("key-file", Paths.ETCD_PKI + "/server.key")
        .with("trusted-ca-file", Paths.ETCD_CA)
        .with("client-cert-auth", "true")
        .with("peer-cert-file", Paths.ETCD_PKI + "/peer.crt")
        .with("peer-key-file", Paths.ETCD_PKI + "/peer.key")
        .with("peer-trusted-ca-file", Paths.ETCD_CA)
        .with("peer-client-cert-auth", "true");
  }
}
