package io.brine.core.component;

import io.brine.core.net.IpFamily;
import java.util.ArrayList;
import java.util.List;

/** Packages and where they come from, kernel settings, and the container runtime. */
final class NodeBase implements Component {

  private static final String SWAP_OFF = "brine.node-base.swap-off";
  private static final List<String> MODULES = List.of("overlay", "br_netfilter");

  @Override
  public String name() {
    return "node-base";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    RuntimeSpec runtime = RuntimeSpec.of(node.node().facts().os());
    return Contribution.none()
        .withPackages(packages(node, runtime))
        .withServices("containerd")
        .withFiles(files(node, runtime))
        .withStates(Phase.NODE_BASE, states(node));
  }

  @Override
  public List<String> images(ClusterContext cluster) {
    return cluster.images().all();
  }

  private String[] states(NodeContext node) {
    List<String> states = new ArrayList<>();
    states.add(installed(node));
    states.add(Sls.configured(name()));
    if (node.cluster().componentConfigs().failsOnSwap()) {
      states.add(SWAP_OFF);
    }
    states.add(Sls.running(name()));
    return states.toArray(String[]::new);
  }

  private String installed(NodeContext node) {
    return Sls.installed(name(), node.isDebian() ? "debian" : "redhat");
  }

  private List<PackageSpec> packages(NodeContext node, RuntimeSpec runtime) {
    String version = node.cluster().version().bare();
    String sls = installed(node);
    return List.of(
        PackageSpec.any(runtime.packageName(), sls),
        new PackageSpec("kubeadm", version, sls),
        new PackageSpec("kubectl", version, sls),
        new PackageSpec("kubelet", version, sls));
  }

  private List<FileSpec> files(NodeContext node, RuntimeSpec runtime) {
    List<FileSpec> files = new ArrayList<>();
    String installed = installed(node);
    files.addAll(
        node.isDebian() ? AptSources.files(node, installed) : YumSources.files(node, installed));
    files.add(file("sysctl", "/etc/sysctl.d/90-brine.conf", "sysctl.conf", sysctl(node.cluster())));
    files.add(
        file("modules", "/etc/modules-load.d/brine.conf", "modules.conf", new Lines(MODULES)));
    files.addAll(ContainerdFiles.of(node.cluster(), runtime, Sls.configured(name())));
    return files;
  }

  private FileSpec file(String key, String path, String template, Object view) {
    ManagedFile file = ManagedFile.of("node-" + key, path, "0644", Sls.configured(name()));
    return new FileSpec(file, name() + "/" + template, view);
  }

  private static Lines sysctl(ClusterContext cluster) {
    List<String> lines = new ArrayList<>();
    lines.add("net.ipv4.ip_forward = 1");
    if (cluster.config().networks().pods().cidr().of(IpFamily.IPV6).isPresent()) {
      lines.add("net.ipv6.conf.all.forwarding = 1");
    }
    return new Lines(lines);
  }
}
