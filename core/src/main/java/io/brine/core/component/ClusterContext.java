package io.brine.core.component;

import io.brine.core.bundle.BundleLockFile;
import io.brine.core.config.BundleConfig;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.KubernetesConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.Supplies;
import io.brine.core.net.Host;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;
import io.brine.core.version.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is the same for all nodes of a cluster, in kubeadm's terms. Immutable. */
public final class ClusterContext {

  private static final int API_SERVER_VIRTUAL_IP = 1;
  private static final int DNS_VIRTUAL_IP = 10;

  private final PlanInput input;
  private final List<ResolvedNode> controlPlane;
  private final List<ResolvedNode> etcd;
  private final ComponentConfigs componentConfigs;
  private final Optional<Site> site;

  private ClusterContext(PlanInput input) {
    this.input = input;
    this.controlPlane = inJoinOrder(input, Role.CONTROL_PLANE);
    this.etcd = inJoinOrder(input, Role.ETCD);
    this.site = site(input);
    this.componentConfigs = ComponentConfigs.of(this);
  }

  public static ClusterContext of(PlanInput input) {
    return new ClusterContext(input);
  }

  /** The bootstrap node begins, the others follow as the configuration lists them. */
  private static List<ResolvedNode> inJoinOrder(PlanInput input, Role role) {
    List<ResolvedNode> ordered = new ArrayList<>();
    List<ResolvedNode> members = input.nodes().with(role);
    members.stream().filter(node -> node.has(Role.BOOTSTRAP)).forEach(ordered::add);
    for (var entry : input.config().nodes()) {
      members.stream()
          .filter(node -> node.entry().equals(entry) && !ordered.contains(node))
          .forEach(ordered::add);
    }
    return List.copyOf(ordered);
  }

  public ClusterConfig config() {
    return input.config();
  }

  public KubernetesConfig kubernetes() {
    return config().kubernetes();
  }

  public KubernetesVersion version() {
    return input.version().version();
  }

  public Images images() {
    return new Images(kubernetes().imageRepository(), input.version());
  }

  /** What the bootstrap node serves; empty when there is no bundle. */
  public Optional<Site> site() {
    return site;
  }

  private static Optional<Site> site(PlanInput input) {
    BundleConfig bundle = input.config().bundle();
    return input
        .supplies()
        .find(bundle.lockFile())
        .map(
            lock ->
                new Site(
                    BundleLockFile.read(lock).value().orElseThrow(),
                    bundle.path().text(),
                    BundleLockFile.digest(lock),
                    input.nodes().with(Role.BOOTSTRAP).get(0)));
  }

  public Supplies supplies() {
    return input.supplies();
  }

  public ComponentConfigs componentConfigs() {
    return componentConfigs;
  }

  /** Directory of flex volume plugins that this version mounts; empty when it has none. */
  public Optional<String> flexVolumeDir() {
    return input.version().flexVolumeDir();
  }

  /** Control-plane nodes in the order they join; the first is the one that is initialised. */
  public List<ResolvedNode> controlPlane() {
    return controlPlane;
  }

  public ResolvedNode first() {
    return controlPlane.get(0);
  }

  /** etcd's members as the configuration lists them, the bootstrap node first. */
  public List<ResolvedNode> etcd() {
    return etcd;
  }

  /** Whether etcd begins with this member. */
  public boolean isInitial(ResolvedNode member) {
    return EtcdMembers.isInitial(this, member);
  }

  /** Names of the members that this one joins. */
  public List<String> etcdJoins(ResolvedNode member) {
    return EtcdMembers.joins(this, member);
  }

  public static String etcdClientUrl(ResolvedNode member) {
    return Nodes.etcdClientUrl(Nodes.address(member));
  }

  public static String etcdPeerUrl(ResolvedNode member) {
    return Nodes.etcdPeerUrl(Nodes.address(member));
  }

  public List<ResolvedNode> nodes() {
    return input.nodes().all();
  }

  /** Nodes of the cluster: all but those that only run an external etcd. */
  public List<ResolvedNode> members() {
    return nodes().stream().filter(node -> new NodeContext(this, node).isInCluster()).toList();
  }

  /** Whether etcd runs on nodes of its own. */
  public boolean etcdIsExternal() {
    return !etcd.contains(first());
  }

  /** Port of every kube-apiserver. */
  public int apiServerPort() {
    return config().apiServer().port();
  }

  /** kubeadm's {@code controlPlaneEndpoint}; empty when the cluster has none. */
  public Optional<HostPort> endpoint() {
    Optional<Host> host = config().apiServer().endpoint();
    return host.map(found -> new HostPort(found, apiServerPort()));
  }

  /** URL that nodes and users reach the API at. */
  public String server() {
    HostPort first = HostPort.of(Nodes.address(first()), apiServerPort());
    return "https://" + endpoint().orElse(first);
  }

  /** Address of the service {@code kubernetes}. */
  public IpAddress apiServerVirtualAddress() {
    return config().networks().services().cidr().primary().nth(API_SERVER_VIRTUAL_IP);
  }

  /** Address of the service {@code kube-dns}. */
  public IpAddress dnsAddress() {
    return dnsAddress(config());
  }

  static IpAddress dnsAddress(ClusterConfig config) {
    return config.networks().services().cidr().primary().nth(DNS_VIRTUAL_IP);
  }

  public String podSubnet() {
    return config().networks().pods().cidr().toString();
  }

  public String serviceSubnet() {
    return config().networks().services().cidr().toString();
  }

  public String dnsDomain() {
    return kubernetes().dnsDomain().toString();
  }
}
