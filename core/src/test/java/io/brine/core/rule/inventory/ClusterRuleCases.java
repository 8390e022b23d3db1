package io.brine.core.rule.inventory;

import static io.brine.core.rule.inventory.RuleCase.accepts;
import static io.brine.core.rule.inventory.RuleCase.rejects;
import static io.brine.core.rule.inventory.RuleCase.warns;
import static io.brine.core.rule.inventory.Site.BOOTSTRAP;

import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import java.util.List;

/**
 * Which minions are meant, their names, their addresses and what these have to do with each other.
 */
final class ClusterRuleCases {
  private static final String OWN_GLOB = "{minion: 'node-*', roles: [worker], labels: {disk: ssd}}";

  static final List<RuleCase> ALL =
      List.of(
          accepts("inventory/unknown", "a site where all are there", site -> {}),
          accepts("inventory/unknown", "a silent minion", site -> site.silent("cp-2")),
          rejects(
              "inventory/unknown",
              "an id that nobody has",
              site -> site.remove("cp-2"),
              "there is no minion \"cp-2\""),
          rejects(
              "inventory/unknown",
              "a glob that matches nobody",
              site -> site.remove("node-3").remove("node-4"),
              "no minion matches \"node-*\""),
          accepts("inventory/answer", "a silent minion that nobody means", s -> s.silent("other")),
          rejects(
              "inventory/answer",
              "a silent minion",
              site -> site.silent("cp-2"),
              "minion \"cp-2\" did not answer"),
          rejects(
              "inventory/answer",
              "a minion whose answer is odd",
              site -> site.unreadable("cp-2", "grains.item: no mapping"),
              "the answer of minion \"cp-2\" cannot be used: grains.item: no mapping"),
          warns(
              "inventory/answer",
              "minions of a glob",
              site -> site.silent("node-3").silent("node-9").unreadable("node-8", "odd"),
              "minions \"node-3\", \"node-9\" did not answer; left out of the plan",
              "minion \"node-8\" cannot be used: odd; left out of the plan"),
          accepts("inventory/twice", "globs that share nobody", ClusterRuleCases::twoGlobs),
          rejects(
              "inventory/twice",
              "globs that share a minion",
              site -> {
                twoGlobs(site);
                site.put("node-32", TestClusters.host(32));
              },
              "minion \"node-32\": already meant by nodes[3] (\"node-3*\")"),
          accepts("inventory/role", "a role that nobody is to have", ClusterRuleCases::noWorkers),
          rejects(
              "inventory/role",
              "roles whose only minion is away",
              site -> site.silent("node-3").silent("node-4").silent(BOOTSTRAP),
              "no minion was found for the role bootstrap",
              "no minion was found for the role worker"),
          accepts("node/name", "host names in capitals", site -> {}),
          accepts(
              "node/name",
              "a bad host name beside a name given",
              site -> site.put(BOOTSTRAP, TestHost.named("under_score"))),
          rejects(
              "node/name",
              "a host name that is no subdomain",
              site -> site.put("node-3", TestHost.named("Under_score")),
              "the host name \"under_score\" cannot be the name of a node"),
          accepts("node/name-unique", "names of their own", site -> {}),
          rejects(
              "node/name-unique",
              "a host name that is another's given name",
              site -> site.put("cp-2", TestHost.named("Bootstrap")),
              "minions \"bootstrap.dc1.example.com\", \"cp-2\" have the node name \"bootstrap\""),
          accepts("host/hostname-unique", "names of their own", site -> {}),
          rejects(
              "host/hostname-unique",
              "names that differ only in case",
              site ->
                  site.put("cp-2", TestHost.named("hOST1")).put("cp-3", TestHost.named("HOST1")),
              "have the host name \"host1\""),
          accepts("host/machine-id", "an id", site -> {}),
          rejects(
              "host/machine-id",
              "none",
              site -> site.host("cp-2").machineId(id -> ""),
              "/etc/machine-id is empty"),
          accepts(
              "host/machine-id-unique",
              "hosts without any",
              site -> {
                site.host("cp-2").machineId(id -> "");
                site.host("cp-3").machineId(id -> "");
              }),
          rejects(
              "host/machine-id-unique",
              "a clone",
              site -> {
                site.host("cp-2").machineId(id -> "ab");
                site.host("node-3").machineId(id -> "ab");
              },
              "minions \"cp-2\", \"node-3\" have the machine-id \"ab\""),
          accepts("node/address", "an address on each plane", site -> {}),
          accepts(
              "node/address",
              "a plane for both",
              site ->
                  site.config(
                      "workloadPlane: {cidrs: [10.65.0.0/16]}", "workloadPlane: {mtu: 1500}")),
          rejects(
              "node/address",
              "no address on either plane",
              site -> site.put("cp-2", TestHost.named("x").dev("eth0", "10.1.1.1/24")),
              "no IPv4 address in 10.64.0.0/16 of networks.controlPlane.cidrs",
              "no IPv4 address in 10.65.0.0/16 of networks.workloadPlane.cidrs"),
          rejects(
              "node/address",
              "addresses that do not count",
              site ->
                  site.put(
                      "cp-2",
                      TestHost.named("x")
                          .dev("eth0", false, "10.64.1.1/16")
                          .dev("docker0", "10.64.1.2/16")
                          .dev("eth1", "10.65.1.1/16", "10.64.255.100/32")),
              "no IPv4 address (10.64.1.2 on docker0 (a virtual interface), "
                  + "10.64.1.1 on eth0 (the interface is down), "
                  + "10.64.255.100 on eth1 (the VIP) does not count)"),
          rejects(
              "node/address",
              "two that nothing prefers",
              site -> site.host("cp-2").dev("eth2", "10.65.1.1/16"),
              "cannot tell 10.65.0.11 on eth1 or 10.65.1.1 on eth2 apart in 10.65.0.0/16"),
          accepts(
              "node/address-unique",
              "what many hosts have on a bridge of docker's",
              site -> {
                site.host("cp-2").dev("docker0", "172.17.0.1/16");
                site.host("cp-3").dev("docker0", "172.17.0.1/16");
              }),
          rejects(
              "node/address-unique",
              "an address that a minion beside the cluster has",
              site -> site.put("printer", TestHost.named("p").dev("eno1", "10.64.0.11/8")),
              "minion \"cp-2\": its address 10.64.0.11 is also on minion \"printer\""),
          accepts("vip/subnet", "a VIP in the subnet of all", site -> {}),
          accepts(
              "vip/subnet",
              "someone else's load balancer",
              site -> {
                site.config(
                    "vip: 10.64.255.100", "vip: 10.64.255.100, keepalived: {enabled: false}");
                site.put("cp-2", TestHost.named("x").dev("eth0", "10.64.0.11/24"));
              }),
          rejects(
              "vip/subnet",
              "a node whose subnet is elsewhere",
              site -> site.put("cp-2", TestHost.named("x").dev("eth0", "10.64.0.11/24")),
              "minion \"cp-2\": the VIP 10.64.255.100 is not in the subnet of its address "
                  + "10.64.0.11/24"),
          rejects(
              "vip/subnet",
              "subnets that only overlap",
              site -> site.put("cp-2", TestHost.named("x").dev("eth0", "10.64.0.11/12")),
              "the control-plane nodes are not in one subnet: [10.64.0.0/12, 10.64.0.0/16]"),
          accepts(
              "vip/owner",
              "the node that holds it",
              site -> site.host("cp-2").nodeOf("demo").dev("eth9", "10.64.255.100/32")),
          rejects(
              "vip/owner",
              "strangers and nodes not yet made",
              site -> {
                site.host("cp-2").dev("eth9", "10.64.255.100/32");
                site.host("node-3").nodeOf("demo").dev("eth9", "10.64.255.100/32");
              },
              "the address 10.64.255.100 is already on minions \"cp-2\", \"node-3\""),
          accepts(
              "network/host-overlap",
              "other networks and the default route",
              site -> site.host("cp-2").route("192.168.0.0/16", "10.64.0.1", "eth0")),
          rejects(
              "network/host-overlap",
              "an interface and a route",
              site ->
                  site.host("cp-2")
                      .dev("docker0", "10.130.0.1/16")
                      .route("10.96.0.0/16", "10.64.0.1", "eth0"),
              "10.128.0.0/9 overlaps 10.130.0.0/16 on docker0",
              "10.96.0.0/12 overlaps 10.96.0.0/16 on eth0"),
          accepts("network/pod-ranges", "enough for all", site -> {}),
          accepts(
              "network/pod-ranges",
              "no ranges at all",
              site ->
                  site.config("10.128.0.0/9", "10.128.0.0/22")
                      .config(
                          "version: v1.36.2",
                          "version: v1.36.2, controllerManager: {extraArgs: [{name: "
                              + "allocate-node-cidrs, value: 'false'}]}")),
          rejects(
              "network/pod-ranges",
              "more minions than ranges",
              site -> site.config("10.128.0.0/9", "10.128.0.0/22"),
              "10.128.0.0/22 holds 4 nodes, 5 were found"));

  private ClusterRuleCases() {}

  private static void twoGlobs(Site site) {
    site.config(
        OWN_GLOB,
        "{minion: 'node-3*', roles: [worker]}\n  - {minion: 'node-[!3]*', roles: [worker]}\n"
            + "  - {minion: 'node-?2', roles: [worker]}");
  }

  private static void noWorkers(Site site) {
    site.config("  - " + OWN_GLOB + "\n", "");
  }
}
