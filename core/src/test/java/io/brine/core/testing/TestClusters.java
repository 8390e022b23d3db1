package io.brine.core.testing;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.inventory.PlanInput;
import io.brine.core.net.Cidr;
import io.brine.core.problem.Checked;
import io.brine.core.rule.ConfigRules;
import io.brine.core.rule.inventory.PlanInputs;
import io.brine.core.version.VersionCatalog;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Clusters of any size: three control-plane nodes on the minions {@code bootstrap.dc1.example.com},
 * {@code cp-2} and {@code cp-3}, all others workers by the glob {@code node-*}. Minion id, host
 * name and node name differ throughout.
 */
public final class TestClusters {
  private static final Cidr CONTROL_PLANE = Cidr.parse("10.64.0.0/16");
  private static final Cidr WORKLOAD_PLANE = Cidr.parse("10.65.0.0/16");
  private static final long FIRST_HOST = 10;

  /** What the clusters are configured with; the default of everything else. */
  public static final String CONFIG =
      """
      apiVersion: brine.io/v1
      kind: Cluster
      metadata: {name: demo}
      kubernetes: {version: v1.36.2}
      networks:
        controlPlane: {cidrs: [10.64.0.0/16]}
        workloadPlane: {cidrs: [10.65.0.0/16]}
        pods: {cidr: 10.128.0.0/9}
      apiServer: {vip: 10.64.255.100}
      nodes:
        - {minion: bootstrap.dc1.example.com, name: bootstrap, roles: [bootstrap, control-plane, etcd]}
        - {minion: cp-2, roles: [control-plane, etcd]}
        - {minion: cp-3, roles: [control-plane, etcd]}
        - {minion: 'node-*', roles: [worker], labels: {disk: ssd}}
      salt: {api: 'https://127.0.0.1:8000', caFile: /etc/brine/salt-api-ca.crt}
      """;

  private TestClusters() {}

  /** A configuration without errors, from its YAML. */
  public static ValidConfig valid(String yaml) {
    return value(ConfigRules.check(ClusterConfigReader.read(yaml)));
  }

  /**
   * Facts of as many hosts, to go with {@link #CONFIG}.
   *
   * @param hosts four at least
   */
  public static Inventory inventory(int hosts) {
    SortedMap<MinionId, NodeFacts> nodes = new TreeMap<>();
    for (int i = 0; i < hosts; i++) {
      nodes.put(new MinionId(minion(i)), host(i).facts());
    }
    return Inventory.of(nodes);
  }

  /** Of hosts by their minion ids. */
  public static Inventory inventory(Map<String, TestHost> hosts) {
    SortedMap<MinionId, NodeFacts> nodes = new TreeMap<>();
    hosts.forEach((minion, host) -> nodes.put(new MinionId(minion), host.facts()));
    return Inventory.of(nodes);
  }

  /** All that a plan of {@link #CONFIG} is made from. */
  public static PlanInput planInput(int hosts) {
    return value(PlanInputs.resolve(valid(CONFIG), inventory(hosts), VersionCatalog.BUILT_IN));
  }

  /** The id of the host with this number; 0 is the bootstrap node. */
  public static String minion(int number) {
    return switch (number) {
      case 0 -> "bootstrap.dc1.example.com";
      case 1, 2 -> "cp-" + (number + 1);
      default -> "node-" + number;
    };
  }

  /** The host with this number, to be altered or used as it is. */
  public static TestHost host(int number) {
    return TestHost.named("Host" + number)
        .dev("eth0", CONTROL_PLANE.nth(FIRST_HOST + number) + "/16")
        .dev("eth1", WORKLOAD_PLANE.nth(FIRST_HOST + number) + "/16")
        .route("0.0.0.0/0", CONTROL_PLANE.nth(1).toString(), "eth0");
  }

  private static <T> T value(Checked<T> checked) {
    return checked
        .value()
        .orElseThrow(() -> new AssertionError("has errors: " + checked.problems().errors()));
  }
}
