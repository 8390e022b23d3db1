package io.brine.core.plan;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.ClockOffset;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.Hardware;
import io.brine.core.inventory.HostIdentity;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.HostRuntime;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.Listener;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.Route;
import io.brine.core.inventory.SaltFacts;
import io.brine.core.inventory.Software;
import io.brine.core.inventory.Supplies;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.problem.Checked;
import io.brine.core.rule.ConfigRules;
import io.brine.core.version.VersionCatalog;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the input of a plan from a cluster.yaml and from hosts that are as one likes. */
public final class TestCluster {

  private static final List<Route> DEFAULT_ROUTES =
      List.of(
          new Route(Cidr.parse("0.0.0.0/0"), "10.77.1.1", "eth0", 0),
          new Route(Cidr.parse("::/0"), "fd00:77::1", "eth0", 0));

  private final String yaml;
  private final Map<MinionId, NodeFacts> facts = new HashMap<>();
  private Supplies supplies = Supplies.NONE;

  private TestCluster(String yaml) {
    this.yaml = yaml;
  }

  /** Of a document without {@code apiVersion} and {@code kind}. */
  public static TestCluster of(String yaml) {
    return new TestCluster("apiVersion: brine.io/v1\nkind: Cluster\n" + yaml);
  }

  /** Of a whole document. */
  public static TestCluster ofDocument(String yaml) {
    return new TestCluster(yaml);
  }

  /** A Debian host whose name is its minion id. */
  public TestCluster host(String minion, String... addresses) {
    return host(minion, minion, debian(), addresses);
  }

  public TestCluster host(String minion, String hostname, OperatingSystem os, String... addresses) {
    return host(minion, hostname, os, Map.of(), addresses);
  }

  /** A host on which systemd-resolved runs. */
  public TestCluster resolvingHost(String minion, String... addresses) {
    TreeMap<String, String> services = new TreeMap<>(Map.of("systemd-resolved.service", "active"));
    return host(minion, minion, debian(), services, addresses);
  }

  private TestCluster host(
      String minion,
      String hostname,
      OperatingSystem os,
      Map<String, String> services,
      String... addresses) {
    List<InterfaceAddress> own = Arrays.stream(addresses).map(InterfaceAddress::parse).toList();
    HostNetwork network =
        new HostNetwork(List.of(new NetworkInterface("eth0", true, 1500, own)), DEFAULT_ROUTES);
    return host(minion, hostname, os, services, network);
  }

  public TestCluster host(String minion, HostNetwork network) {
    return host(minion, minion, debian(), Map.of(), network);
  }

  private TestCluster host(
      String minion,
      String hostname,
      OperatingSystem os,
      Map<String, String> services,
      HostNetwork network) {
    Software software =
        new Software(new TreeMap<>(services), new TreeSet<>(), KubernetesTraces.NONE);
    facts.put(
        MinionId.parse(minion),
        new NodeFacts(
            new HostIdentity(hostname, "0123456789abcdef"),
            os,
            new Hardware(4, 8L << 30, "x86_64", List.of()),
            network,
            new HostRuntime(
                List.of(),
                Collections.emptySortedSet(),
                List.of(),
                software,
                new ClockOffset(0, 0)),
            new SaltFacts("3008.3", "/opt/salt/bin/python3", false, 0)));
    return this;
  }

  /** The host runs a member of etcd already, which was started so. */
  public TestCluster member(String minion, String initialCluster, boolean existing) {
    facts.computeIfPresent(
        MinionId.parse(minion),
        (id, host) -> started(host, new EtcdStart(initialCluster, existing)));
    return this;
  }

  /** Something listens there: {@code 443 haproxy}. */
  public TestCluster listener(String minion, String listener) {
    facts.computeIfPresent(
        MinionId.parse(minion),
        (id, host) -> with(host, List.of(Listener.parse(listener)), host.runtime().software()));
    return this;
  }

  private static NodeFacts started(NodeFacts host, EtcdStart start) {
    HostRuntime runtime = host.runtime();
    KubernetesTraces traces = new KubernetesTraces("demo", new TreeSet<>(), true, start);
    Software software =
        new Software(runtime.software().services(), runtime.software().binaries(), traces);
    return with(host, runtime.listeners(), software);
  }

  private static NodeFacts with(NodeFacts host, List<Listener> listeners, Software software) {
    HostRuntime runtime = host.runtime();
    HostRuntime now =
        new HostRuntime(
            runtime.swapDevices(), runtime.forwarding(), listeners, software, runtime.clock());
    return new NodeFacts(
        host.identity(), host.os(), host.hardware(), host.network(), now, host.salt());
  }

  public static OperatingSystem debian() {
    return debian("12");
  }

  public static OperatingSystem debian(String release) {
    return new OperatingSystem(OsFamily.DEBIAN, "Debian", release, "6.1.0-25-amd64", 2);
  }

  public static OperatingSystem redHat() {
    return new OperatingSystem(OsFamily.RED_HAT, "Rocky", "9.4", "5.14.0-427.el9.x86_64", 2);
  }

  public TestCluster supplies(Map<String, String> texts) {
    supplies = Supplies.of(texts);
    return this;
  }

  public PlanInput input() {
    Checked<ValidConfig> checked = ConfigRules.check(ClusterConfigReader.read(yaml));
    ValidConfig valid =
        checked
            .value()
            .orElseThrow(() -> new AssertionError("bad cluster.yaml: " + checked.problems()));
    ClusterFacts found = ClusterFacts.of(valid.config(), Inventory.of(facts));
    return new PlanInput(
        valid,
        Inventory.of(facts),
        found.resolved(),
        VersionCatalog.BUILT_IN.find(valid.config().kubernetes().version()).orElseThrow(),
        supplies);
  }

  public ClusterPlan plan() {
    return Planner.plan(input());
  }
}
