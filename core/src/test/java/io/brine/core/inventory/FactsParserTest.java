package io.brine.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.RawFacts.Answers;
import io.brine.core.net.IpFamily;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsParserTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MinionId M1 = new MinionId("m1");
  private static final MinionId M2 = new MinionId("m2");
  private static final MinionId M3 = new MinionId("m3");

  private final Inventory inventory = new Recorded().inventory();
  private final NodeFacts m2 = inventory.find(M2).orElseThrow();

  @Test
  void readsWhatARealSaltReturned() {
    assertThat(inventory.nodes()).containsOnlyKeys(M1, M2, M3);
    assertThat(inventory.silent()).isEmpty();
    assertThat(inventory.unreadable()).isEmpty();
    assertThat(m2.identity()).isEqualTo(new HostIdentity("m2", "0920618f81224cc28692ba7ff0bf7171"));
    assertThat(m2.os())
        .isEqualTo(new OperatingSystem(OsFamily.DEBIAN, "Debian", "12", "6.18.44-fc-v669", 2));
    assertThat(m2.salt()).isEqualTo(new SaltFacts("3008.3", "/opt/salt/bin/python3", false, 0));
    assertThat(m2.hardware().cpus()).isEqualTo(2);
    assertThat(m2.hardware().memoryBytes()).isEqualTo(24684084L * 1024);
    assertThat(m2.hardware().disks())
        .contains(new DiskSpace("/var/lib/etcd", 270553174016L, 68849684480L));
  }

  @Test
  void keepsLastingAddressesOfTheHostItself() {
    assertThat(m2.network().interfaces())
        .extracting(dev -> dev.name() + " " + dev.up() + " " + dev.mtu() + " " + dev.addresses())
        .containsExactly(
            "docker0 false 1500 [172.17.0.1/16]",
            "eth0 true 1500 [10.77.1.12/24, 10.77.1.100/32, fd00:77:1::12/64]",
            "eth1 true 1500 [10.77.2.12/24]");
  }

  @Test
  void keepsRoutesOfTheHostItself() {
    assertThat(m2.network().routes())
        .extracting(
            route -> route.to() + " " + route.via() + " " + route.dev() + " " + route.metric())
        .containsExactly(
            "0.0.0.0/0 10.77.1.1 eth0 0",
            "10.50.0.0/16 10.77.1.1 eth0 0",
            "10.50.0.0/16 10.77.2.1 eth1 0",
            "10.77.1.0/24  eth0 0",
            "10.77.2.0/24  eth1 0",
            "::/0 fd00:77:1::1 eth0 1024",
            "fd00:77:1::/64  eth0 256");
    assertThat(m2.network().defaultInterfaces(IpFamily.IPV6)).containsExactly("eth0");
  }

  @Test
  void readsWhatRuns() {
    assertThat(m2.runtime().listeners())
        .containsExactly(new Listener(8765, "python3"), new Listener(34917, "containerd"));
    assertThat(m2.runtime().software().services())
        .containsExactly(Map.entry("containerd.service", "active"));
    assertThat(m2.runtime().software().binaries()).containsExactly("cp", "ip", "losetup", "mount");
    assertThat(m2.runtime().software().kubernetes())
        .isEqualTo(
            new KubernetesTraces("", new TreeSet<>(List.of("etcd.yaml")), false, EtcdStart.NONE));
    assertThat(m2.runtime().swapDevices()).isEmpty();
    assertThat(m2.runtime().forwarding()).isEmpty();
  }

  @Test
  void measuresTheClockAgainstTheMiddleOfTheJob() {
    ClockOffset clock = m2.runtime().clock();
    assertThat(clock.errorMillis()).isEqualTo(306);
    assertThat(clock.millis()).isEqualTo(1795378117045L - 1795378116611L - 306);
    assertThat(clock.atLeastMillis()).as("all hosts run by one clock").isZero();
  }

  @Test
  void readsANodeInUse() {
    NodeFacts node =
        new Recorded()
            .with(
                FactsQuery.HOST,
                "m1",
                host(
                    "forwarding", "IPv4\nIPv6",
                    "services", "● firewalld.service loaded failed failed firewalld - dynamic",
                    "cluster", "demo",
                    "kubelet", "configured",
                    "etcd",
                        "initial-cluster=m1=https://10.77.1.11:2380,m2=https://10.77.1.12:2380\n"
                            + "initial-cluster-state=existing",
                    "swaps", "/dev/dm-1   partition 8388604 0 -2\n/swap\\040file file 1 0 -3",
                    "listeners",
                        "LISTEN 0 4096 *:10250 *:* users:((\"kubelet\",pid=1,fd=9))\n"
                            + "LISTEN 0 4096 [::1]:2379 [::]:*\nnonsense"))
            .inventory()
            .find(M1)
            .orElseThrow();
    assertThat(node.runtime().forwarding()).containsExactly(IpFamily.IPV4, IpFamily.IPV6);
    assertThat(node.runtime().software().services())
        .containsExactly(Map.entry("firewalld.service", "failed"));
    assertThat(node.runtime().software().kubernetes().brineCluster()).isEqualTo("demo");
    assertThat(node.runtime().software().kubernetes().kubeletConfigured()).isTrue();
    EtcdStart etcd = node.runtime().software().kubernetes().etcd();
    assertThat(etcd.members()).containsExactly("m1", "m2");
    assertThat(etcd.existing()).isTrue();
    assertThat(node.runtime().swapDevices()).containsExactly("/dev/dm-1", "/swap\\040file");
    assertThat(node.runtime().listeners())
        .containsExactly(new Listener(2379, ""), new Listener(10250, "kubelet"));
  }

  @Test
  void takesNoSectionFromTheNameOfAProcess() {
    String forged =
        "LISTEN 0 1 *:80 *:* users:((\"x\n== cluster\ndemo\n== listeners\n\",pid=1,fd=1))";
    Inventory read =
        new Recorded().with(FactsQuery.HOST, "m1", host("listeners", forged)).inventory();
    assertThat(read.find(M1).orElseThrow().runtime().software().kubernetes())
        .isEqualTo(KubernetesTraces.NONE);
  }

  @Test
  void namesTheSilent() {
    Recorded partly = new Recorded().instead(FactsQuery.GRAINS, "grains-silent");
    assertThat(partly.inventory().unreadable()).containsEntry(M3, "grains.item: no answer");
    Inventory none =
        partly.without(FactsQuery.HOST, "m3").without(FactsQuery.OPTIONS, "m3").inventory();
    assertThat(none.silent()).containsExactly(M3);
    assertThat(none.unreadable()).isEmpty();
    assertThat(none.minions()).containsExactly(M1, M2, M3);
  }

  @Test
  void leavesOutWhoWasNotAsked() {
    RawFacts all = new Recorded().facts();
    RawFacts one = new RawFacts(new TreeSet<>(List.of(M2)), all.answers());
    assertThat(FactsParser.parse(one).nodes()).containsOnlyKeys(M2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nodename | \"\" | grains.item: nodename cannot be \"\"",
        "nodename | \"a\\nb\" | grains.item: nodename is no plain text",
        "nodename | 7 | grains.item: nodename is no plain text: 7",
        "machine_id | \"../x\" | machine_id cannot be",
        "os_family | [] | os_family is no plain text",
        "kernelrelease | \"\" | kernelrelease cannot be",
        "num_cpus | 0 | num_cpus is no number",
        "num_cpus | \"2\" | num_cpus is no number",
        "num_cpus | 99999999999 | num_cpus is no number",
        "uid | -1 | uid is no number",
        "pythonexecutable | \"/bin/sh -c reboot #\" | pythonexecutable cannot be",
        "pythonexecutable | \"$(reboot)\" | pythonexecutable cannot be",
        "saltversion | null | saltversion cannot be",
      })
  void refusesOddGrains(String grain, String value, String expected) throws Exception {
    Recorded recorded = new Recorded();
    ObjectNode grains = recorded.answer(FactsQuery.GRAINS, "m1").deepCopy();
    grains.set(grain, JSON.readTree(value));
    assertUnreadable(recorded.with(FactsQuery.GRAINS, "m1", grains), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clock | yesterday | clock: no time but \"yesterday\"",
        "clock | 1.000000000\\n2.000000000 | clock has 2 lines",
        "cgroup | ext4 | cgroup: unknown file system \"ext4\"",
        "memory | lots | memory: no number but \"lots\"",
        "disks | /var/lib/etcd df: no such file | disks: cannot read",
        "services | what | services: cannot read",
        "binaries | c\\u0007p | binaries: no plain text: c?p",
        "cluster | \\u001b[2J | cluster: no plain text",
        "addresses | [{ | addresses: no JSON",
        "addresses | {} | addresses: no array",
        "addresses | [{\"ifname\":\"e\\u0007\",\"mtu\":1}] | addresses: no name and mtu",
        "addresses | [{\"ifname\":\"e\",\"mtu\":1e99}] | addresses: no name and mtu",
        "addresses | [{\"ifname\":\"e\",\"mtu\":1,\"addr_info\":[{\"scope\":\"global\"}]}] | is not an IP",
        "addresses | [{\"ifname\":\"e\",\"mtu\":1,\"addr_info\":[{\"scope\":\"global\",\"local\":\"10.0.0.1\",\"prefixlen\":99}]}] | is not an address",
        "routes4 | [{\"dst\":\"10.0.0.1/8\",\"dev\":\"e\"}] | routes4: \"10.0.0.1/8\" has host bits set",
        "routes4 | [{\"dst\":\"default\",\"dev\":\"e\\u0007\"}] | routes: no name of an interface",
        "routes6 | [{\"dst\":\"default\",\"dev\":\"e\",\"gateway\":\"\\u0007\"}] | routes: no address of a gateway",
      })
  void refusesOddOutputOfTheCommand(String section, String text, String expected) throws Exception {
    String output = text.startsWith("[") ? text : JSON.readTree('"' + text + '"').textValue();
    assertUnreadable(new Recorded().with(FactsQuery.HOST, "m1", host(section, output)), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"'cmd.run_all' is not available.\" | cmd.run_all: no mapping but \"'cmd.run_all' is not available.\"",
        "{\"retcode\":127,\"stdout\":\"\",\"stderr\":\"sh: not found\"} | section clock is missing, exit code 127: sh: not found",
        "{\"retcode\":0,\"stdout\":7} | stdout is no text: 7",
        "{} | retcode is no number",
        "[1] | no mapping but \"[1]\"",
      })
  void refusesWhatIsNoOutput(String answer, String expected) throws Exception {
    assertUnreadable(new Recorded().with(FactsQuery.HOST, "m1", JSON.readTree(answer)), expected);
  }

  @Test
  void readsLockSaltenv() throws Exception {
    assertThat(locked("true").inventory().find(M1).orElseThrow().salt().lockSaltenv()).isTrue();
    assertThat(locked("\"\"").inventory().find(M1).orElseThrow().salt().lockSaltenv()).isFalse();
    assertUnreadable(locked("\"yes\""), "lock_saltenv is neither true nor false: \"yes\"");
    assertUnreadable(locked("{}"), "lock_saltenv is neither true nor false: {}");
  }

  private static Recorded locked(String json) throws Exception {
    return new Recorded().with(FactsQuery.OPTIONS, "m1", JSON.readTree(json));
  }

  @Test
  void toleratesHostsWithoutRoutesOrIpv6() {
    Inventory read =
        new Recorded()
            .with(FactsQuery.HOST, "m1", host("addresses", "[{}]", "routes4", "", "routes6", ""))
            .inventory();
    HostNetwork network = read.find(M1).orElseThrow().network();
    assertThat(network.interfaces()).isEmpty();
    assertThat(network.defaultRoute(IpFamily.IPV4)).isEmpty();
  }

  @Test
  void readsRoutesToOneHostAndByTheOtherFamily() {
    String routes =
        "[{\"dst\":\"10.9.9.9\",\"via\":{\"family\":\"inet6\",\"host\":\"fe80::1\"},\"dev\":\"eth0\"},"
            + "{\"dst\":\"10.8.0.0/16\",\"dev\":\"cali12345\"}]";
    Inventory read =
        new Recorded().with(FactsQuery.HOST, "m1", host("routes4", routes)).inventory();
    assertThat(read.find(M1).orElseThrow().network().routes())
        .extracting(route -> route.to() + " " + route.via())
        .containsExactly("10.9.9.9/32 fe80::1");
  }

  @Test
  void keepsAGlobalAddressOfTheLoopback() {
    String lo =
        "[{\"ifname\":\"lo\",\"flags\":[\"UP\",\"LOWER_UP\"],\"mtu\":65536,\"addr_info\":"
            + "[{\"local\":\"10.0.0.1\",\"prefixlen\":32,\"scope\":\"global\"}]}]";
    Inventory read = new Recorded().with(FactsQuery.HOST, "m1", host("addresses", lo)).inventory();
    assertThat(read.find(M1).orElseThrow().network().interfaces()).hasSize(1);
  }

  @Property(tries = 200)
  void neverThrowsForWhatAMinionSays(@ForAll String grains, @ForAll String output) {
    ObjectNode host = JSON.createObjectNode().put("retcode", 0).put("stdout", output);
    Recorded recorded =
        new Recorded()
            .with(FactsQuery.HOST, "m1", host.put("stderr", grains))
            .with(FactsQuery.GRAINS, "m2", JSON.createObjectNode().put("nodename", grains));
    Inventory read = recorded.inventory();
    assertThat(read.unreadable()).containsOnlyKeys(M1, M2);
    assertThat(read.unreadable().values()).allMatch(Printable::isPlain);
  }

  @Test
  void refusesFactsThatNobodyAskedFor() {
    RawFacts nothing = new RawFacts(new TreeSet<>(List.of(M1)), Map.of());
    assertThatIllegalStateException().isThrownBy(() -> FactsParser.parse(nothing));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Answers(Map.of(), Instant.EPOCH.plusMillis(1), Instant.EPOCH));
  }

  private static void assertUnreadable(Recorded recorded, String expected) {
    Inventory read = recorded.inventory();
    assertThat(read.nodes()).containsOnlyKeys(M2, M3);
    assertThat(read.unreadable()).containsOnlyKeys(M1);
    assertThat(read.unreadable().get(M1)).contains(expected);
  }

  /** The recorded output of m1 with some sections replaced: name, text, name, text. */
  private static JsonNode host(String... replaced) {
    ObjectNode answer = new Recorded().answer(FactsQuery.HOST, "m1").deepCopy();
    String output = answer.path("stdout").textValue();
    for (int i = 0; i < replaced.length; i += 2) {
      String section = "== " + replaced[i] + "\n";
      int from = (output + "\n").indexOf(section) + section.length();
      int to = (output + "\n").indexOf("\n== ", from - 1);
      String rest = to < 0 ? "" : output.substring(to + 1);
      output = (output + "\n").substring(0, from) + replaced[i + 1] + "\n" + rest;
    }
    return answer.put("stdout", output);
  }
}
