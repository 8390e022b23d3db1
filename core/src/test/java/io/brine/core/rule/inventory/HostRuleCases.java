package io.brine.core.rule.inventory;

import static io.brine.core.rule.inventory.RuleCase.accepts;
import static io.brine.core.rule.inventory.RuleCase.rejects;
import static io.brine.core.rule.inventory.RuleCase.warns;
import static io.brine.core.rule.inventory.Site.BOOTSTRAP;

import io.brine.core.inventory.DiskSpace;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.Hardware;
import io.brine.core.inventory.KubernetesTraces;
import io.brine.core.inventory.OperatingSystem;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.SaltFacts;
import io.brine.core.net.IpFamily;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a single host must be, and the Salt on it. */
final class HostRuleCases {
  static final List<RuleCase> ALL =
      List.of(
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
              "host/forwarding",
              "a host that Brine has yet to make a node of, and no IPv6",
              site -> {
                site.host("cp-2").forwarding(Set.of());
                site.host("cp-3").nodeOf("demo").forwarding(Set.of(IpFamily.IPV4));
              }),
          warns(
              "host/forwarding",
              "a node on which something has unset it",
              site -> site.host("cp-2").nodeOf("demo").forwarding(Set.of(IpFamily.IPV6)),
              "something has turned IPv4 forwarding off"),
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
                site.host(BOOTSTRAP).withoutService("firewalld.service");
                site.host("cp-2")
                    .withoutService("firewalld.service")
                    .service("docker.service", "active");
                site.host("node-3").withoutService("firewalld.service");
                site.host("node-4").withoutService("firewalld.service");
              },
              "docker.service runs; its rules in the chain FORWARD",
              "firewalld runs and Brine does not manage it"),
          accepts(
              "host/firewalld",
              "a firewall left to the operator",
              site -> {
                site.config("apiServer:", "firewall: {manage: false}\napiServer:");
                site.host("cp-2").service("firewalld.service", "inactive");
              }),
          rejects(
              "host/firewalld",
              "one stopped, one masked, one missing",
              site -> {
                site.host("cp-2").service("firewalld.service", "inactive");
                site.host("cp-3").service("firewalld.service", "masked");
                site.host("node-3").withoutService("firewalld.service");
              },
              "minion \"cp-2\": firewalld does not run (inactive)",
              "minion \"cp-3\": firewalld is masked",
              "minion \"node-3\": firewalld is not installed"),
          accepts("host/other-cluster", "a node of this one", s -> s.host("cp-2").nodeOf("demo")),
          rejects(
              "host/other-cluster",
              "nodes of others",
              site -> {
                site.host("cp-2").nodeOf("prod");
                site.host("cp-3")
                    .kubernetes(new KubernetesTraces("", new TreeSet<>(), true, EtcdStart.NONE));
                site.host("node-3")
                    .kubernetes(
                        new KubernetesTraces(
                            "", new TreeSet<>(Set.of("etcd.yaml")), false, EtcdStart.NONE));
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

  private HostRuleCases() {}

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
}
