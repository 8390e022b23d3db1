package io.brine.core.component;

import io.brine.core.component.StaticPod.Container;
import io.brine.core.component.StaticPod.Probes;
import io.brine.core.config.Arg;
import io.brine.core.config.ControlPlaneComponent;
import java.util.List;
import java.util.Map;

/** The controllers (app/phases/controlplane/manifests.go, getControllerManagerCommand). */
final class KubeControllerManager implements Component {

  private static final int PORT = 10257;
  private static final String CONFIG = Paths.CONTROLLER_MANAGER_CONF;

  @Override
  public String name() {
    return "kube-controller-manager";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return node.isControlPlane()
        ? StaticPodFile.contribute(Phase.CONTROL_PLANE, pod(node))
        : Contribution.none();
  }

  private StaticPod pod(NodeContext node) {
    ClusterContext cluster = node.cluster();
    ControlPlaneComponent settings = cluster.kubernetes().controllerManager();
    return new StaticPod(
        new Container(
            name(),
            cluster.images().kubernetes(name()),
            command(cluster, settings.extraArgs()),
            settings.extraEnvs()),
        Map.of(),
        Map.of("cpu", "200m"),
        new Probes(
            ProbeAddress.of(settings.extraArgs()),
            PORT,
            "HTTPS",
            new StaticPod.Paths("/healthz", "", "/healthz")),
        mounts(node, settings).sorted());
  }

  private static HostMounts mounts(NodeContext node, ControlPlaneComponent settings) {
    HostMounts mounts =
        new HostMounts()
            .certificates()
            .authorities(node.node().facts().os().family())
            .kubeconfig(CONFIG);
    node.cluster()
        .flexVolumeDir()
        .map(dir -> Arguments.last(settings.extraArgs(), "flex-volume-plugin-dir").orElse(dir))
        .ifPresent(dir -> mounts.writable("flexvolume-dir", dir));
    return mounts.extra(settings.extraVolumes());
  }

  private List<String> command(ClusterContext cluster, List<Arg> extra) {
    return new Arguments()
        .with("bind-address", "127.0.0.1")
        .with("leader-elect", "true")
        .with("kubeconfig", CONFIG)
        .with("authentication-kubeconfig", CONFIG)
        .with("authorization-kubeconfig", CONFIG)
        .with("client-ca-file", Paths.CA_CERTIFICATE)
        .with("requestheader-client-ca-file", Paths.FRONT_PROXY_CA)
        .with("root-ca-file", Paths.CA_CERTIFICATE)
        .with("service-account-private-key-file", Paths.SERVICE_ACCOUNT_KEY)
        .with("cluster-signing-cert-file", Paths.CA_CERTIFICATE)
        .with("cluster-signing-key-file", Paths.CA_KEY)
        .with("use-service-account-credentials", "true")
        .with("controllers", "*,bootstrapsigner,tokencleaner")
        .with("allocate-node-cidrs", "true")
        .with("cluster-cidr", cluster.podSubnet())
        .with("service-cluster-ip-range", cluster.serviceSubnet())
        .with("cluster-name", KubeadmConfiguration.CLUSTER_NAME)
        .command(name(), extra);
  }
}
