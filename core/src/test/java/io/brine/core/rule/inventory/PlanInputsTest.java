package io.brine.core.rule.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.inventory.Supplies;
import io.brine.core.net.IpFamily;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import io.brine.core.version.VersionCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanInputsTest {
  private static Checked<PlanInput> resolve(Site site) {
    return PlanInputs.resolve(
        TestClusters.valid(site.yaml()), site.inventory(), VersionCatalog.BUILT_IN);
  }

  private static PlanInput good(Site site) {
    Checked<PlanInput> checked = resolve(site);
    assertThat(checked.problems()).isEmpty();
    return checked.value().orElseThrow();
  }

  @Test
  void minionHostAndNodeMayAllBeCalledDifferently() {
    PlanInput input =
        good(
            new Site()
                .put(
                    "node-4",
                    TestHost.named("WEB-4.dc1.example.com")
                        .dev("eth0", "10.64.9.4/16")
                        .dev("eth1", "10.65.9.4/16")));
    assertThat(input.nodes())
        .extracting(
            node -> node.minion() + " " + node.facts().identity().hostname() + " " + node.name())
        .containsExactly(
            "bootstrap.dc1.example.com Host0 bootstrap",
            "cp-2 Host1 host1",
            "cp-3 Host2 host2",
            "node-3 Host3 host3",
            "node-4 WEB-4.dc1.example.com web-4.dc1.example.com");
  }

  @Test
  void resolvesEntriesGlobsAndAddresses() {
    PlanInput input = good(new Site());
    ResolvedNode node = input.nodes().find(new MinionId("node-3")).orElseThrow();
    assertThat(node.roles()).containsExactly(Role.WORKER);
    assertThat(node.entry().labels()).containsEntry("disk", "ssd");
    assertThat(node.addresses().primary().address()).hasToString("10.64.0.13");
    assertThat(node.addresses().workload())
        .extracting(one -> one.address() + " " + one.dev() + " " + one.reason())
        .containsExactly("10.65.0.13 eth1 the only address in 10.65.0.0/16");
    assertThat(input.nodes().with(Role.CONTROL_PLANE)).hasSize(3);
    assertThat(input.nodes().all()).hasSize(5);
    assertThat(input.version().version()).hasToString("v1.36.2");
    assertThat(input.config().metadata().name()).hasToString("demo");
  }

  @Test
  void takesTheControlPlaneForBothWhenThereIsNoOther() {
    Site site = new Site().config("  workloadPlane: {cidrs: [10.65.0.0/16]}\n", "");
    ResolvedNode node = good(site).nodes().find(new MinionId("cp-2")).orElseThrow();
    assertThat(node.addresses().workload()).isEqualTo(node.addresses().controlPlane());
  }

  @Test
  void resolvesBothFamiliesThePrimaryFirst() {
    Site site =
        new Site()
            .config("cidrs: [10.64.0.0/16]", "cidrs: [10.64.0.0/16, 'fd00:64::/64']")
            .config(
                "pods: {cidr: 10.128.0.0/9}",
                "pods: {cidr: 'fd00:128::/48,10.128.0.0/9'}\n"
                    + "  services: {cidr: 'fd00:96::/112,10.96.0.0/12'}")
            .config("  workloadPlane: {cidrs: [10.65.0.0/16]}\n", "")
            .config("apiServer: {vip: 10.64.255.100}", "apiServer: {vip: 'fd00:64::100'}");
    for (int i = 0; i < 5; i++) {
      site.host(TestClusters.minion(i)).dev("eth6", "fd00:64::" + (10 + i) + "/64");
    }
    ResolvedNode node = good(site).nodes().find(new MinionId("cp-2")).orElseThrow();
    assertThat(node.addresses().controlPlane())
        .extracting(SelectedAddress::address)
        .extracting(Object::toString)
        .containsExactly("fd00:64::11", "10.64.0.11");
    assertThat(node.addresses().controlPlane(IpFamily.IPV4)).isPresent();
  }

  @Test
  void tellsAllProblemsTogether() {
    Site site = new Site().silent("cp-2");
    site.host("cp-3").without("mount").listeners("10250 x");
    site.host("node-3").swap("/dev/sda2").machineId(id -> "");
    site.put("node-4", TestHost.named("under_score"));
    Checked<PlanInput> checked = resolve(site);
    assertThat(checked.value()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::code)
        .contains(
            "inventory/answer",
            "host/binary",
            "host/port",
            "host/swap",
            "host/machine-id",
            "node/name",
            "node/address");
  }

  @Test
  void goesOnWithWarnings() {
    Site site = new Site();
    site.host("node-3").swap("/dev/sda2");
    Checked<PlanInput> checked = resolve(site);
    assertThat(checked.value()).isPresent();
    assertThat(checked.problems().warnings()).hasSize(1);
  }

  @Test
  void refusesAVersionThatTheCatalogueLacks() {
    Checked<PlanInput> checked =
        PlanInputs.resolve(
            TestClusters.valid(TestClusters.CONFIG),
            Inventory.of(Map.of()),
            new VersionCatalog(List.of()));
    assertThat(checked.problems())
        .extracting(Problem::message)
        .contains("\"v1.36.2\" is not in the catalogue", "there is no minion \"cp-2\"");
  }

  @Test
  void carriesSupplies() {
    Supplies supplies = Supplies.of(Map.of("/etc/ca.crt", "PEM"));
    PlanInput input = good(new Site()).with(supplies);
    assertThat(input.supplies().find("/etc/ca.crt")).contains("PEM");
    assertThat(input.supplies().find("/etc/other")).isEmpty();
  }

  @Test
  void resolvesThousandsOfNodes() {
    PlanInput input = TestClusters.planInput(5_000);
    assertThat(input.nodes().all()).hasSize(5_000);
    assertThat(input.nodes().with(Role.WORKER)).hasSize(4_997);
  }
}
