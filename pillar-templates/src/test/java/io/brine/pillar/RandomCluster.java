package io.brine.pillar;

import io.brine.core.plan.TestCluster;
import io.brine.core.version.KubernetesVersion;
import io.brine.core.version.VersionCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A valid cluster.yaml of settings taken by chance; the same for the same seed. */
final class RandomCluster {

  static final String HOST_NAME = "bootstrap";

  private static final List<String> TEXTS =
      List.of(
          "yes",
          "null",
          "~",
          "0x1f",
          "012",
          "1e3",
          "1_000",
          "12:30:45",
          "true",
          "",
          " ",
          "- a",
          "a: b",
          "a #b",
          "{a}",
          "[a]",
          "%a",
          "@a",
          "`a",
          "!a",
          "&a",
          "*a",
          "|",
          ">",
          "?",
          "'a'",
          "\"a\"",
          "a\\b",
          "ü ß €",
          "2026-01-01",
          "=",
          "<<",
          "a,b=c",
          "-1",
          ".5",
          "+1",
          "a:",
          ":a",
          "a long text of many words that go-yaml would like to fold somewhere, at column eighty or"
              + " so: but # not \"this\" one, since kubeadm does not let it");

  private final Random random;
  private final KubernetesVersion version;
  private final boolean ipv6First;
  private final boolean dual;

  private RandomCluster(long seed) {
    this.random = new Random(seed);
    this.version = oneOf(VersionCatalog.BUILT_IN.versions());
    this.ipv6First = random.nextInt(4) == 0;
    this.dual = random.nextInt(4) == 0;
  }

  /** The text, JSON being YAML. */
  static String yaml(long seed) {
    return new RandomCluster(seed).document();
  }

  static KubernetesVersion version(long seed) {
    return new RandomCluster(seed).version;
  }

  /** With hosts for all that it may name. */
  static TestCluster cluster(long seed) {
    return hosts(TestCluster.ofDocument(yaml(seed)));
  }

  static TestCluster hosts(TestCluster cluster) {
    return cluster.host(HOST_NAME, "10.77.1.11/24", "fd00:77::11/64");
  }

  private String document() {
    List<String> lines = new ArrayList<>();
    lines.add("apiVersion: brine.io/v1");
    lines.add("kind: Cluster");
    lines.add("metadata: {name: random}");
    lines.add("kubernetes:");
    lines.add("  version: " + version);
    maybe(lines, "  dnsDomain: " + oneOf(List.of("k8s.example.org", "a.b-c.d", "x")));
    maybe(lines, "  imageRepository: " + oneOf(List.of("reg.example.com:5000/k8s", "mirror/a_b")));
    lines.add("  apiServer: " + component("audit-log-maxage", names()));
    lines.add("  controllerManager: " + component("node-monitor-period", ""));
    lines.add("  scheduler: " + component("v", ""));
    lines.add("  etcd: " + etcd());
    maybe(lines, "  kubelet: " + kubelet());
    maybe(lines, "  kubeProxy: " + kubeProxy());
    maybe(lines, "  certificates: " + certificates());
    networks(lines);
    endpoint(lines);
    lines.add("nodes:");
    lines.add("- " + node());
    return String.join("\n", lines) + "\n";
  }

  private void networks(List<String> lines) {
    String ipv4 = oneOf(List.of("10.77.1.0/24", "10.77.0.0/16"));
    String ipv6 = "\"fd00:77::/64\"";
    lines.add("networks:");
    lines.add("  controlPlane: {cidrs: [" + families(ipv4, ipv6, ", ") + "]}");
    lines.add("  plugin: {name: none}");
    String pods = oneOf(List.of("10.233.0.0/16", "10.128.0.0/12", "192.168.64.0/20"));
    lines.add("  pods: {cidr: \"" + families(pods, "fd00:233::/48", ",") + "\"}");
    String services = oneOf(List.of("10.96.0.0/12", "172.30.0.0/22", "10.96.0.0/28"));
    lines.add("  services: {cidr: \"" + families(services, "fd00:96::/112", ",") + "\"}");
  }

  private String families(String ipv4, String ipv6, String separator) {
    String first = ipv6First ? ipv6 : ipv4;
    return dual ? first + separator + (ipv6First ? ipv4 : ipv6) : first;
  }

  private void endpoint(List<String> lines) {
    int port = oneOf(List.of(6443, 6443, 7443, 16443));
    String vip = ipv6First ? "\"fd00:77::100\"" : "10.77.1.100";
    String host = oneOf(List.of("", "vip: " + vip + ", ", "vip: api.example.com, "));
    lines.add("apiServer: {" + host + "port: " + port + "}");
  }

  private String node() {
    String roles = "bootstrap, control-plane, etcd" + oneOf(List.of("", ", worker"));
    String name = oneOf(List.of("", "name: cp-1.example.com, "));
    String taints =
        oneOf(List.of("", ", taints: [{key: a.example.com/b, value: c, effect: NoExecute}]"));
    return "{minion: " + HOST_NAME + ", " + name + "roles: [" + roles + "]" + taints + "}";
  }

  private String names() {
    return random.nextBoolean()
        ? ""
        : "certSANs: [api2.example.com, 10.9.9.9, \"*.x.example.com\", \"fd00::1\"], ";
  }

  /**
   * @param arg of the component, with a number
   */
  private String component(String arg, String more) {
    return "{" + more + "extraArgs: " + args(arg) + ", extraEnvs: " + envs() + volumes() + "}";
  }

  private String etcd() {
    String names = random.nextBoolean() ? "" : "serverCertSANs: [etcd.example.com, 10.5.5.5], ";
    String peers = random.nextBoolean() ? "" : "peerCertSANs: [\"fd00::5\"], ";
    String args = args(oneOf(List.of("quota-backend-bytes", "auto-compaction-retention")));
    return "{" + names + peers + "extraArgs: " + args + ", extraEnvs: " + envs() + "}";
  }

  private String args(String own) {
    List<String> args = new ArrayList<>();
    if (random.nextBoolean()) {
      args.add("{name: " + own + ", value: \"" + random.nextInt(100) + "\"}");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      args.add("{name: x-" + random.nextInt(3) + ", value: " + text() + "}");
    }
    return args.toString();
  }

  private String envs() {
    List<String> envs = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      envs.add("{name: E_" + random.nextInt(3) + ", value: " + text() + "}");
    }
    return envs.toString();
  }

  private String volumes() {
    if (random.nextInt(3) > 0) {
      return "";
    }
    String type = oneOf(List.of("", ", pathType: File", ", pathType: DirectoryOrCreate"));
    boolean readOnly = random.nextBoolean();
    return ", extraVolumes: [{name: extra, hostPath: /srv/a b, mountPath: /srv/a, readOnly: %s%s}]"
        .formatted(readOnly, type);
  }

  private String kubelet() {
    return "{"
        + String.join(
            ", ",
            List.of(
                "maxPods: " + random.nextInt(1, 500),
                "serializeImagePulls: " + random.nextBoolean(),
                "nodeStatusUpdateFrequency: " + oneOf(List.of("10s", "1m30s", "1.5h", "100ms")),
                "evictionHard: {memory.available: " + oneOf(List.of("200Mi", "\"5%\"")) + "}",
                "cgroupDriver: " + oneOf(List.of("systemd", "cgroupfs")),
                "providerID: " + text(),
                "tlsCipherSuites: " + oneOf(List.of("[]", "[TLS_AES_128_GCM_SHA256]")),
                "memoryThrottlingFactor: " + oneOf(List.of("0.85", "1", "0.5")),
                "featureGates: {Foo: " + random.nextBoolean() + "}"))
        + "}";
  }

  private String kubeProxy() {
    return "{"
        + String.join(
            ", ",
            List.of(
                "mode: " + oneOf(List.of("iptables", "ipvs", "nftables")),
                "conntrack: {maxPerCore: " + random.nextInt(3) + "}",
                "nodePortAddresses: " + oneOf(List.of("[]", "[10.0.0.0/8]", "[primary]")),
                "clientConnection: {qps: " + oneOf(List.of("5", "5.5")) + ", burst: 10}",
                "iptables: {syncPeriod: " + oneOf(List.of("30s", "1h0m5s")) + "}"))
        + "}";
  }

  private String certificates() {
    String algorithm = oneOf(List.of("RSA-2048", "RSA-3072", "ECDSA-P256", "ECDSA-P384"));
    String validity = oneOf(List.of("8760h", "1000h30m", "2160h"));
    String ofAuthority = oneOf(List.of("87600h", "50000h"));
    return "{algorithm: %s, validity: %s, caValidity: %s}"
        .formatted(algorithm, validity, ofAuthority);
  }

  private void maybe(List<String> lines, String line) {
    if (random.nextBoolean()) {
      lines.add(line);
    }
  }

  private String text() {
    String text = oneOf(TEXTS);
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
