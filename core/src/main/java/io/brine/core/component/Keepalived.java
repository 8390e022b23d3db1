package io.brine.core.component;

import io.brine.core.config.Role;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import java.util.List;
import java.util.Optional;

/** keepalived on control-plane nodes: unicast VRRPv3, the VIP on the best node that is healthy. */
final class Keepalived implements Component {

  private static final String CONFIG = "/etc/keepalived/keepalived.conf";
  private static final String CONFIG_CHECK = "/usr/libexec/brine/check-keepalived-config";
  private static final String CHECK = "/usr/libexec/brine/check-kube-apiserver";

  @Override
  public String name() {
    return "keepalived";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    if (!node.isControlPlane()) {
      return Contribution.none();
    }
    return vip(node.cluster()).map(vip -> contribute(node, vip)).orElseGet(Contribution::none);
  }

  /** The address that keepalived moves; empty when Brine sets up none. */
  static Optional<IpAddress> vip(ClusterContext cluster) {
    return cluster.config().apiServer().keepalivedManaged()
        ? cluster.config().apiServer().endpoint().flatMap(Host::asAddress)
        : Optional.empty();
  }

  private Contribution contribute(NodeContext node, IpAddress vip) {
    String sls = Sls.installed(name());
    return Contribution.none()
        .withPackages(packages(node, sls))
        .withServices(name())
        .withFiles(files(node, vip))
        .withStates(Phase.VIP, sls, Sls.configured(name()), Sls.running(name()));
  }

  /** On the Red Hat family curl is there, from one of two packages that exclude each other. */
  private List<PackageSpec> packages(NodeContext node, String sls) {
    PackageSpec own = PackageSpec.any(name(), sls);
    return node.isDebian() ? List.of(PackageSpec.any("curl", sls), own) : List.of(own);
  }

  private List<FileSpec> files(NodeContext node, IpAddress vip) {
    return List.of(
        file("check-kube-apiserver", CHECK, "0755", new Document(node.localLivez())),
        file("check-keepalived-config", CONFIG_CHECK, "0755", new Document(CONFIG_CHECK)),
        file("keepalived.conf", CONFIG, "0644", view(node, vip)));
  }

  private FileSpec file(String template, String path, String mode, Object view) {
    ManagedFile file = ManagedFile.of(template, path, mode, Sls.configured(name()));
    return new FileSpec(file, name() + "/" + template, view);
  }

  private static KeepalivedView view(NodeContext node, IpAddress vip) {
    List<ResolvedNode> all = node.cluster().controlPlane();
    SelectedAddress own = address(node.node(), vip);
    List<String> peers =
        all.stream()
            .filter(other -> !other.equals(node.node()))
            .map(other -> address(other, vip).address().toString())
            .toList();
    return new KeepalivedView(
        node.name(),
        new VirtualAddress(vip.toString(), vip.family().bits(), own.dev()),
        RouterId.of(node.cluster().config().apiServer(), vip),
        Priority.at(all.indexOf(node.node())),
        new Unicast(own.address().toString(), peers, CHECK));
  }

  /** A rule has seen that each control-plane node has one of the VIP's family, in its subnet. */
  private static SelectedAddress address(ResolvedNode node, IpAddress vip) {
    return node.addresses()
        .controlPlane(vip.family())
        .orElseThrow(
            () -> new IllegalStateException(Role.CONTROL_PLANE + " without " + vip.family()));
  }

  /**
   * The view of keepalived.conf.
   *
   * @param routerId VRRP's virtual router id, 1-255
   */
  public record KeepalivedView(
      String node, VirtualAddress vip, int routerId, Priority priority, Unicast unicast) {}

  /** Where the VIP is put. */
  public record VirtualAddress(String address, int prefix, String dev) {}

  /**
   * Who tells whom.
   *
   * @param peers none: then nothing is sent, for there is nobody to tell
   * @param check path of the script that looks at the local kube-apiserver
   */
  public record Unicast(String source, List<String> peers, String check) {
    public Unicast {
      peers = List.copyOf(peers);
    }
  }

  /**
   * The VRRP priority of a node.
   *
   * @param penalty while its kube-apiserver does not answer: below all that answer, above 0, so
   *     that someone holds the VIP even when none does
   */
  public record Priority(int base, int penalty) {
    private static final int HIGHEST = 200;
    private static final int STEP = 10;
    private static final int PENALTY = 100;

    static Priority at(int index) {
      return new Priority(Math.max(HIGHEST - STEP * index, PENALTY + 1), PENALTY);
    }
  }
}
