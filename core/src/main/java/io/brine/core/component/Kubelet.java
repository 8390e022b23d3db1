package io.brine.core.component;

import io.brine.core.config.Arg;
import io.brine.core.config.Taint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kubelet's settings (app/phases/kubelet); unit and drop-in come with its packages. */
final class Kubelet implements Component {

  private static final String FOLDER = "/var/lib/kubelet/";
  private static final String FINALIZED = "brine.kubelet.finalized";
  private static final String STANDALONE = "brine.kubelet.configured-standalone";
  private static final String UNIT_FOLDER = "/etc/systemd/system/kubelet.service.d/";
  private static final String STANDALONE_CONFIG = UNIT_FOLDER + "kubelet.conf";

  @Override
  public String name() {
    return "kubelet";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    String configured = node.isInCluster() ? Sls.configured(name()) : STANDALONE;
    Contribution contribution =
        Contribution.none()
            .withServices("kubelet")
            .withFiles(node.isInCluster() ? files(node) : standalone(node.cluster()))
            .withStates(phase(node), configured, Sls.running(name()));
    if (!node.isInCluster()) {
      return contribution;
    }
    if (phase(node) == Phase.WORKERS) {
      return contribution.withStates(Phase.WORKERS, configured, Sls.running(name()), FINALIZED);
    }
    Phase last = node.isFirst() ? Phase.CLUSTER_OBJECTS : Phase.WORKERS;
    return contribution.withStates(last, FINALIZED);
  }

  /** It must run before the first static pod of its node. */
  private static Phase phase(NodeContext node) {
    if (node.isEtcd()) {
      return Phase.ETCD;
    }
    return node.isControlPlane() ? Phase.CONTROL_PLANE : Phase.WORKERS;
  }

  private List<FileSpec> files(NodeContext node) {
    return List.of(
        file(
            "kubelet-config",
            FOLDER + "config.yaml",
            "config.yaml",
            new Document(node.cluster().componentConfigs().kubeletYaml(node.node()))),
        file(
            "kubelet-instance-config",
            FOLDER + "instance-config.yaml",
            "instance-config.yaml",
            new Document(ComponentConfigs.CRI_SOCKET)),
        file(
            "kubelet-flags",
            FOLDER + "kubeadm-flags.env",
            "kubeadm-flags.env",
            new Document(String.join(" ", arguments(node)))));
  }

  /**
   * On a node that only runs etcd, as kubeadm's documentation sets it up ("Set up a High
   * Availability etcd Cluster with kubeadm").
   */
  private List<FileSpec> standalone(ClusterContext cluster) {
    return List.of(
        new FileSpec(
            ManagedFile.of("kubelet-standalone-config", STANDALONE_CONFIG, "0644", STANDALONE),
            name() + "/config.yaml",
            new Document(cluster.componentConfigs().standaloneKubeletYaml())),
        new FileSpec(
            ManagedFile.of(
                "kubelet-standalone-unit",
                UNIT_FOLDER + "20-etcd-service-manager.conf",
                "0644",
                STANDALONE),
            name() + "/standalone-unit.conf",
            new Document(STANDALONE_CONFIG)));
  }

  private FileSpec file(String key, String path, String template, Object view) {
    ManagedFile file = ManagedFile.of(key, path, "0644", Sls.configured(name()));
    return new FileSpec(file, name() + "/" + template, view);
  }

  private static List<String> arguments(NodeContext node) {
    Arguments arguments = new Arguments();
    String hostname = node.node().facts().identity().hostname();
    if (!node.name().equals(hostname.strip().toLowerCase(Locale.ROOT))) {
      arguments.with("hostname-override", node.name());
    }
    List<Taint> taints = node.isControlPlane() ? List.of() : node.node().entry().taints();
    if (!taints.isEmpty()) {
      arguments.with(
          "register-with-taints",
          taints.stream().map(Kubelet::written).collect(Collectors.joining(",")));
    }
    List<Arg> extra =
        NodeIp.argument(node.node()).map(ip -> List.of(new Arg("node-ip", ip))).orElse(List.of());
    List<String> command = arguments.command("kubelet", extra);
    return command.subList(1, command.size());
  }

  private static String written(Taint taint) {
    String value = taint.value().isEmpty() ? "" : "=" + taint.value();
    return taint.key() + value + ":" + taint.effect();
  }
}
