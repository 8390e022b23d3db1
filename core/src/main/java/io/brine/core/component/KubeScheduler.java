package io.brine.core.component;

import io.brine.core.component.StaticPod.Container;
import io.brine.core.component.StaticPod.Probes;
import io.brine.core.config.Arg;
import io.brine.core.config.ControlPlaneComponent;
import java.util.List;
import java.util.Map;

/** The scheduler (app/phases/controlplane/manifests.go, getSchedulerCommand). */
final class KubeScheduler implements Component {

  private static final int PORT = 10259;
  private static final String CONFIG = Paths.SCHEDULER_CONF;

  @Override
  public String name() {
    return "kube-scheduler";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return node.isControlPlane()
        ? StaticPodFile.contribute(Phase.CONTROL_PLANE, pod(node.cluster()))
        : Contribution.none();
  }

  private StaticPod pod(ClusterContext cluster) {
    ControlPlaneComponent settings = cluster.kubernetes().scheduler();
    return new StaticPod(
        new Container(
            name(),
            cluster.images().kubernetes(name()),
            command(settings.extraArgs()),
            settings.extraEnvs()),
        Map.of(),
        Map.of("cpu", "100m"),
        new Probes(
            ProbeAddress.of(settings.extraArgs()),
            PORT,
            "HTTPS",
            new StaticPod.Paths("/livez", "/readyz", "/livez")),
        new HostMounts().kubeconfig(CONFIG).extra(settings.extraVolumes()).sorted());
  }

  private List<String> command(List<Arg> extra) {
    return new Arguments()
        .with("bind-address", "127.0.0.1")
        .with("leader-elect", "true")
        .with("kubeconfig", CONFIG)
        .with("authentication-kubeconfig", CONFIG)
        .with("authorization-kubeconfig", CONFIG)
        .command(name(), extra);
  }
}
