package io.brine.core.rule.inventory;

import static io.brine.core.rule.inventory.Site.BOOTSTRAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.inventory.DiskSpace;
import io.brine.core.inventory.Hardware;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.SaltFacts;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problem.Severity;
import io.brine.core.problem.Problems;
import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InventoryRulesTest {
  /**
   * What a rule must say of a site.
   *
   * @param messages one of each problem, in part; none when it accepts
   */
  private record Case(
      String code, String what, Consumer<Site> change, Severity severity, List<String> messages) {}

  private static Case accepts(String code, String what, Consumer<Site> change) {
    return new Case(code, what, change, Severity.ERROR, List.of());
  }

  private static Case rejects(String code, String what, Consumer<Site> change, String... messages) {
    return new Case(code, what, change, Severity.ERROR, List.of(messages));
  }

  private static Case warns(String code, String what, Consumer<Site> change, String... messages) {
    return new Case(code, what, change, Severity.WARNING, List.of(messages));
  }

  private static final String OWN_GLOB = "{minion: 'node-*', roles: [worker], labels: {disk: ssd}}";

  private static final List<Case> CASES =
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
          accepts("inventory/twice", "globs that share nobody", InventoryRulesTest::twoGlobs),
          rejects(
              "inventory/twice",
              "globs that share a minion",
              site -> {
                twoGlobs(site);
                site.put("node-32", TestClusters.host(32));
              },
              "minion \"node-32\": already meant by nodes[3] (\"node-3*\")"),
          accepts("inventory/role", "a role that nobody is to have", InventoryRulesTest::noWorkers),
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
              "10.128.0.0/22 holds 4 nodes, 5 were found"),
          accepts(
              "host/os",
              "the Red Hat family",
              site -> site.host("cp-2").os(os(OsFamily.RED_HAT, "5.14.0-503.el9", 2))),
          rejects(
              "host/os",
              "others, on others",
              site ->
                  site.host("cp-2")
                      .os(os(OsFamily.OTHER, "6.1", 2))
                      .hardware(new Hardware(2, 1L << 31, "s390x", List.of())),
              "it runs X 9, which Brine has no packages for",
              "its architecture is s390x"),
          accepts(
              "host/kernel",
              "kubeadm's list",
              site -> {
                site.host("cp-2").os(os(OsFamily.DEBIAN, "5.15.0-100-generic", 2));
                site.host("cp-3").os(os(OsFamily.DEBIAN, "10.0", 2));
              }),
          warns(
              "host/kernel",
              "others",
              site -> {
                site.host("cp-2").os(os(OsFamily.RED_HAT, "5.14.0-503.el9", 2));
                site.host("cp-3").os(os(OsFamily.RED_HAT, "5.100.0", 2));
              },
              "kubeadm does not support its kernel 5.14.0-503.el9",
              "kubeadm does not support its kernel 5.100.0"),
          accepts("host/cgroup", "version 2", site -> {}),
          rejects(
              "host/cgroup",
              "version 1",
              site -> site.host("cp-2").os(os(OsFamily.DEBIAN, "6.1", 1)),
              "it uses cgroup v1, with which the kubelet does not start"),
          warns(
              "host/cgroup",
              "version 1 where it is allowed",
              site -> {
                site.kubelet("failCgroupV1: false");
                site.host("cp-2").os(os(OsFamily.DEBIAN, "6.1", 1));
              },
              "it uses cgroup v1, which Kubernetes is going to drop"),
          accepts(
              "host/cpu",
              "a worker with one",
              site -> site.host("node-3").hardware(new Hardware(1, 1L << 31, "x86_64", List.of()))),
          rejects(
              "host/cpu",
              "a control-plane node with one",
              site -> site.host("cp-2").hardware(new Hardware(1, 1L << 31, "x86_64", List.of())),
              "a control-plane node needs 2 CPUs and it has 1"),
          accepts(
              "host/memory",
              "just enough",
              site ->
                  site.host("cp-2").hardware(new Hardware(2, 1700L << 20, "x86_64", List.of()))),
          accepts(
              "host/memory",
              "a small worker",
              site -> site.host("node-3").hardware(new Hardware(2, 1L << 20, "x86_64", List.of()))),
          rejects(
              "host/memory",
              "just too little",
              site ->
                  site.host("cp-2")
                      .hardware(new Hardware(2, (1700L << 20) - 1, "x86_64", List.of())),
              "a control-plane node needs 1700 MB of memory and it has 1699"),
          accepts(
              "host/disk", "room, and folders that do not matter", s -> disk(s, "cp-2", "/x", 0)),
          accepts("host/disk", "no etcd there", s -> disk(s, "node-3", "/var/lib/etcd", 0)),
          rejects(
              "host/disk",
              "full disks",
              site -> {
                disk(site, "cp-2", "/var/lib/containerd", 14);
                disk(site, "cp-3", "/var/lib/kubelet", 9);
                disk(site, "bootstrap.dc1.example.com", "/var/lib/etcd", 10);
                site.host("node-3")
                    .hardware(
                        new Hardware(
                            2,
                            1L << 31,
                            "x86_64",
                            List.of(new DiskSpace("/var/lib/kubelet", 0, 0))));
              },
              "/var/lib/containerd has 14% free; the kubelet wants 15%",
              "/var/lib/kubelet has 9% free; the kubelet wants 10%",
              "/var/lib/etcd has 1024 MiB free; etcd's data may need 2048",
              "/var/lib/kubelet has 0% free"),
          accepts(
              "host/swap",
              "swap that the kubelet is told to bear",
              site -> {
                site.kubelet("failSwapOn: false");
                site.host("cp-2").swap("/dev/sda2");
              }),
          warns(
              "host/swap",
              "swap",
              site -> site.host("cp-2").swap("/dev/sda2", "/swapfile"),
              "swap is on (/dev/sda2, /swapfile)"),
          accepts(
              "host/forwarding", "no IPv6", s -> s.host("cp-2").forwarding(Set.of(IpFamily.IPV4))),
          warns(
              "host/forwarding",
              "nothing forwarded",
              site -> site.host("cp-2").forwarding(Set.of(IpFamily.IPV6)),
              "IPv4 forwarding is off"),
          accepts("host/binary", "all", site -> {}),
          rejects(
              "host/binary",
              "one missing",
              site -> site.host("node-3").without("losetup"),
              "there is no losetup in"),
          accepts(
              "host/port",
              "a node in use, and ports of other roles",
              site -> {
                site.host("cp-2")
                    .nodeOf("demo")
                    .listeners(
                        "22 sshd",
                        "2379 etcd",
                        "2380 etcd",
                        "6443 kube-apiserver",
                        "10250 kubelet",
                        "10257 kube-controller",
                        "10259 ");
                site.host("node-3").listeners("6443 haproxy", "2379 etcd", "10257 x");
              }),
          rejects(
              "host/port",
              "strangers, and components of someone else's",
              site -> {
                site.host("cp-2").nodeOf("demo").listeners("6443 haproxy", "10259 kube-proxy");
                site.host("node-3").listeners("10250 kubelet");
                site.host("node-4").listeners("10250 ");
              },
              "port 6443 for kube-apiserver is taken by \"haproxy\"",
              "port 10259 for kube-scheduler is taken by \"kube-proxy\"",
              "port 10250 for kubelet is taken by \"kubelet\"",
              "port 10250 for kubelet is taken by something"),
          accepts(
              "host/service",
              "what may run, and what does not run",
              site -> {
                site.host("cp-2").service("containerd.service", "active");
                site.host("cp-3")
                    .service("k3s.service", "failed")
                    .service("ufw.service", "inactive");
                site.host("node-3").service("keepalived.service", "active");
                site.host("node-4").service("firewalld.service", "active");
                site.host(BOOTSTRAP).nodeOf("demo").service("keepalived.service", "active");
              }),
          rejects(
              "host/service",
              "another Kubernetes, firewall and keepalived",
              site -> {
                site.host("cp-2").service("keepalived.service", "active");
                site.host("cp-3").service("ufw.service", "active");
                site.host("node-3").service("snap.microk8s.daemon-kubelite.service", "active");
                site.host("node-4").service("rke2-agent.service", "active");
              },
              "keepalived.service runs already",
              "ufw.service runs beside the firewalld",
              "snap.microk8s.daemon-kubelite.service runs: a Kubernetes of another making",
              "rke2-agent.service runs: a Kubernetes of another making"),
          warns(
              "host/service",
              "another runtime, and a firewall left to the operator",
              site -> {
                site.config("apiServer:", "firewall: {manage: false}\napiServer:");
                site.host("cp-2").service("docker.service", "active");
                site.host("cp-3").service("firewalld.service", "active");
              },
              "docker.service runs; its rules in the chain FORWARD",
              "firewalld runs and Brine does not manage it"),
          accepts("host/other-cluster", "a node of this one", s -> s.host("cp-2").nodeOf("demo")),
          rejects(
              "host/other-cluster",
              "nodes of others",
              site -> {
                site.host("cp-2").nodeOf("prod");
                site.host("cp-3").kubernetes(new KubernetesTraces("", new TreeSet<>(), true));
                site.host("node-3")
                    .kubernetes(
                        new KubernetesTraces("", new TreeSet<>(Set.of("etcd.yaml")), false));
              },
              "it is a node of the cluster \"prod\"",
              "it is a node of a cluster already: there is /etc/kubernetes/kubelet.conf",
              "there is already [etcd.yaml] in /etc/kubernetes/manifests"),
          accepts(
              "host/clock",
              "what may be nothing but the job's time",
              site -> {
                site.host("cp-2").clock(-1500, 500);
                site.host("cp-3").clock(90_000, 90_000);
              }),
          warns(
              "host/clock",
              "seconds",
              site -> site.host("cp-2").clock(-1501, 500),
              "its clock is 1501 ms behind the master (to 500 ms)"),
          rejects(
              "host/clock",
              "minutes",
              site -> site.host("cp-2").clock(61_000, 500),
              "its clock is 61000 ms ahead of the master (to 500 ms)"),
          accepts(
              "salt/version",
              "repaired and newer ones",
              site -> {
                site.host("cp-2").salt(salt("3006.17"));
                site.host("cp-3").salt(salt("3007.9"));
              }),
          warns(
              "salt/version",
              "those with weaknesses",
              site -> {
                site.host("cp-2").salt(salt("3006.11"));
                site.host("cp-3").salt(salt("3007.4"));
                site.host("node-3").salt(salt("3005.5"));
                site.host("node-4").salt(salt("2019.2.0"));
              },
              "its Salt 3006.11 has CVE-2024-38822 to 38825, CVE-2025-22236 to 22242",
              "its Salt 3006.11 has CVE-2025-62349",
              "its Salt 3007.4 has CVE-2025-62349",
              "its Salt 3005.5 is older than Brine has been tried with",
              "its Salt 3005.5 has CVE-2024-38822",
              "its Salt 3005.5 has CVE-2025-62349",
              "\"2019.2.0\" is not a version of Salt since 3000"),
          accepts("salt/saltenv", "no lock", site -> {}),
          rejects(
              "salt/saltenv",
              "a lock",
              site -> site.host("cp-2").salt(new SaltFacts("3008.3", "/usr/bin/python3", true, 0)),
              "lock_saltenv is true"),
          accepts("salt/user", "root", site -> {}),
          rejects(
              "salt/user",
              "another",
              site ->
                  site.host("cp-2").salt(new SaltFacts("3008.3", "/usr/bin/python3", false, 998)),
              "salt-minion runs as the user with the id 998"));

  private static void twoGlobs(Site site) {
    site.config(
        OWN_GLOB,
        "{minion: 'node-3*', roles: [worker]}\n  - {minion: 'node-[!3]*', roles: [worker]}\n"
            + "  - {minion: 'node-?2', roles: [worker]}");
  }

  private static void noWorkers(Site site) {
    site.config("  - " + OWN_GLOB + "\n", "");
  }

  /** A disk of 10 GiB with so many percent free. */
  private static void disk(Site site, String minion, String folder, int percent) {
    long size = 10L << 30;
    DiskSpace disk = new DiskSpace(folder, size, size / 100 * percent + 100);
    site.host(minion).hardware(new Hardware(2, 1L << 31, "x86_64", List.of(disk)));
  }

  private static OperatingSystem os(OsFamily family, String kernel, int cgroup) {
    return new OperatingSystem(family, "X", "9", kernel, cgroup);
  }

  private static SaltFacts salt(String version) {
    return new SaltFacts(version, "/opt/salt/bin/python3", false, 0);
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return CASES.stream()
        .map(one -> DynamicTest.dynamicTest(one.code() + ": " + one.what(), () -> run(one)));
  }

  private static void run(Case one) {
    Site site = new Site();
    one.change().accept(site);
    Problems found = InventoryRules.check(rule(one.code()), site.facts());
    assertThat(found).extracting(Problem::severity).allMatch(one.severity()::equals);
    assertThat(found).hasSameSizeAs(one.messages());
    for (String message : one.messages()) {
      assertThat(found).extracting(Problem::message).anyMatch(text -> text.contains(message));
    }
    assertThat(found).extracting(Problem::code).allMatch(one.code()::equals);
    assertThat(found).noneMatch(problem -> problem.advice().isEmpty());
    assertThat(found).extracting(problem -> problem.location().path()).noneMatch(String::isEmpty);
  }

  private static InventoryRule rule(String code) {
    return InventoryRules.ALL.stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule " + code));
  }

  @Test
  void everyRuleHasAnAcceptingAndARejectingCase() {
    for (InventoryRule rule : InventoryRules.ALL) {
      assertThat(CASES)
          .filteredOn(one -> one.code().equals(rule.code()))
          .as(rule.code())
          .anyMatch(one -> one.messages().isEmpty())
          .anyMatch(one -> !one.messages().isEmpty());
    }
  }

  @Test
  void everyRuleSaysWhatItWants() {
    assertThat(InventoryRules.ALL)
        .extracting(InventoryRule::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+/[a-z-]+"));
    assertThat(InventoryRules.ALL)
        .extracting(InventoryRule::title)
        .doesNotHaveDuplicates()
        .noneMatch(title -> title.endsWith("."));
  }

  @Test
  void aGoodSiteHasNoProblems() {
    assertThat(InventoryRules.check(new Site().facts())).isEmpty();
  }

  @Test
  void theSameFaultOfManyHostsIsToldOnce() {
    Site site = new Site();
    for (int i = 10; i < 30; i++) {
      site.put("node-" + i, TestClusters.host(i).swap("/dev/sda2"));
    }
    assertThat(InventoryRules.check(site.facts()))
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith(
            "nodes[3].minion: minions \"node-10\", \"node-11\", \"node-12\", \"node-13\""
                + " and 16 more: swap is on (/dev/sda2)");
  }
}
