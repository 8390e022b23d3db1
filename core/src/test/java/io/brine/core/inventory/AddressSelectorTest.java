package io.brine.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.inventory.AddressSelection.Ambiguous;
import io.brine.core.inventory.AddressSelection.Missing;
import io.brine.core.net.Cidr;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.net.IpFamily;
import io.brine.core.testing.TestHost;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AddressSelectorTest {
  private static final IpAddress VIP = IpAddress.parse("10.77.1.100");

  private static AddressSelector selector(String... cidrs) {
    return new AddressSelector(Stream.of(cidrs).map(Cidr::parse).toList(), Set.of(VIP));
  }

  private static AddressSelection select(TestHost host, String... cidrs) {
    return selector(cidrs).select(host.facts().network(), IpFamily.IPV4);
  }

  private static String chosen(AddressSelection selection) {
    return selection
        .found()
        .map(one -> one.own() + " " + one.dev() + " " + one.cidr() + ": " + one.reason())
        .orElse("");
  }

  private static TestHost host() {
    return TestHost.named("h");
  }

  @Test
  void takesTheFirstCidrThatHasAnAddress() {
    TestHost host = host().dev("eth0", "10.77.3.13/24").dev("eth1", "10.77.2.13/24");
    assertThat(chosen(select(host, "10.77.1.0/24", "fd00::/64", "10.77.3.0/24", "10.77.2.0/24")))
        .isEqualTo(
            "10.77.3.13/24 eth0 10.77.3.0/24: the only address in 10.77.3.0/24; none in 10.77.1.0/24");
  }

  @Test
  void neverTakesTheVip() {
    TestHost host = host().dev("eth0", "10.77.1.100/32", "10.77.1.11/24");
    assertThat(chosen(select(host, "10.77.1.0/24"))).startsWith("10.77.1.11/24");
    assertThat(select(host().dev("eth0", "10.77.1.100/24"), "10.77.1.0/24"))
        .isInstanceOf(Missing.class);
  }

  @Test
  void skipsWhatPodsHaveInAnOverWideCidr() {
    TestHost host =
        host()
            .dev("eth0", "10.77.1.11/24")
            .dev("cali1234", "10.233.0.1/32")
            .dev("docker0", "10.1.0.1/16")
            .dev("br-0123456789ab", "10.2.0.1/16")
            .dev("lo", "10.3.0.1/32")
            .dev("kube-ipvs0", "10.96.0.1/32");
    assertThat(chosen(select(host, "10.0.0.0/8"))).startsWith("10.77.1.11/24 eth0");
  }

  @Test
  void takesABridgeThatIsTheHostsOwn() {
    assertThat(chosen(select(host().dev("br0", "10.77.1.11/24"), "10.77.1.0/24")))
        .startsWith("10.77.1.11/24 br0");
  }

  @Test
  void prefersTheInterfaceOfTheDefaultRoute() {
    TestHost host =
        host()
            .dev("eth0", "10.77.1.11/24")
            .dev("eth1", "10.77.2.11/24")
            .route("0.0.0.0/0", "10.77.2.1", "eth1");
    assertThat(chosen(select(host, "10.77.0.0/16")))
        .isEqualTo(
            "10.77.2.11/24 eth1 10.77.0.0/16: on the interface of the default route, unlike"
                + " 10.77.1.11 on eth0, in 10.77.0.0/16");
  }

  @Test
  void refusesToGuess() {
    TestHost two = host().dev("eth0", "10.77.1.11/24").dev("eth1", "10.77.2.11/24");
    assertAmbiguous(select(two, "10.77.0.0/16"), "10.77.1.11 on eth0", "10.77.2.11 on eth1");
    TestHost both = two.route("0.0.0.0/0", "a", "eth0").route("0.0.0.0/0", "b", "eth1");
    assertAmbiguous(select(both, "10.77.0.0/16"), "10.77.1.11 on eth0", "10.77.2.11 on eth1");
    TestHost one =
        host()
            .dev("eth0", "10.77.1.11/24", "10.77.1.12/24")
            .dev("eth1", "10.77.2.11/24")
            .route("0.0.0.0/0", "10.77.1.1", "eth0");
    assertAmbiguous(select(one, "10.77.0.0/16"), "10.77.1.11 on eth0", "10.77.1.12 on eth0");
  }

  private static void assertAmbiguous(AddressSelection selection, String... candidates) {
    assertThat(selection).isInstanceOf(Ambiguous.class);
    assertThat(((Ambiguous) selection).candidates())
        .extracting(Object::toString)
        .containsExactly(candidates);
  }

  @Test
  void saysWhatItPassedOver() {
    TestHost host = host().dev("eth0", false, "10.77.1.11/24").dev("cni0", "10.77.1.12/24");
    assertThat(select(host, "10.77.1.0/24"))
        .isEqualTo(
            new Missing(
                IpFamily.IPV4,
                List.of(Cidr.parse("10.77.1.0/24")),
                List.of(
                    "10.77.1.12 on cni0 (a virtual interface)",
                    "10.77.1.11 on eth0 (the interface is down)")));
  }

  @Test
  void choosesIpv6Likewise() {
    HostNetwork network =
        host()
            .dev("eth0", "10.77.1.11/24", "fd00:77:1::11/64")
            .dev("eth1", "fd00:77:2::11/64")
            .facts()
            .network();
    AddressSelection found =
        selector("10.77.1.0/24", "fd00:77:2::/64").select(network, IpFamily.IPV6);
    assertThat(chosen(found)).startsWith("fd00:77:2::11/64 eth1");
  }

  /**
   * Whatever the order of interfaces, addresses and routes, the choice is the same and is sound.
   */
  @Property(tries = 300)
  void doesNotDependOnTheOrderOfFacts(
      @ForAll("networks") HostNetwork network,
      @ForAll("cidrLists") List<Cidr> cidrs,
      @ForAll Random random) {
    AddressSelector selector = new AddressSelector(cidrs, Set.of(VIP));
    AddressSelection selection = selector.select(network, IpFamily.IPV4);
    List<NetworkInterface> shuffled = new ArrayList<>(network.interfaces());
    Collections.shuffle(shuffled, random);
    assertThat(selector.select(new HostNetwork(shuffled, network.routes()), IpFamily.IPV4))
        .isEqualTo(selection);
    Optional<SelectedAddress> found = selection.found();
    if (found.isPresent()) {
      assertSound(found.get(), cidrs, network);
    }
  }

  private static void assertSound(SelectedAddress found, List<Cidr> cidrs, HostNetwork network) {
    assertThat(found.cidr().contains(found.address())).isTrue();
    assertThat(found.address()).isNotEqualTo(VIP);
    assertThat(network.has(found.address())).isTrue();
    List<Cidr> earlier = cidrs.subList(0, cidrs.indexOf(found.cidr()));
    assertThat(network.interfaces())
        .filteredOn(dev -> dev.up() && dev.name().startsWith("eth"))
        .flatExtracting(NetworkInterface::addresses)
        .extracting(InterfaceAddress::address)
        .filteredOn(address -> !address.equals(VIP))
        .noneMatch(address -> earlier.stream().anyMatch(cidr -> cidr.contains(address)));
  }

  @Provide
  Arbitrary<HostNetwork> networks() {
    Arbitrary<InterfaceAddress> address =
        Arbitraries.integers()
            .between(0, 1023)
            .map(low -> BigInteger.valueOf(0x0A4D0000L + low))
            .map(bits -> new InterfaceAddress(new IpAddress(IpFamily.IPV4, bits), 24));
    Arbitrary<String> name = Arbitraries.of("eth0", "eth1", "eth2", "docker0", "cali1", "lo");
    Arbitrary<List<NetworkInterface>> interfaces =
        Combinators.combine(name, Arbitraries.of(true, true, false), address.list().ofMaxSize(3))
            .as((dev, up, own) -> new NetworkInterface(dev, up, 1500, own))
            .list()
            .uniqueElements(NetworkInterface::name)
            .ofMaxSize(5);
    Arbitrary<List<Route>> routes =
        name.map(dev -> new Route(Cidr.parse("0.0.0.0/0"), "", dev, 0)).list().ofMaxSize(2);
    return Combinators.combine(interfaces, routes).as(HostNetwork::new);
  }

  @Provide
  Arbitrary<List<Cidr>> cidrLists() {
    return Arbitraries.of(
            "10.77.0.0/24", "10.77.1.0/24", "10.77.0.0/16", "10.77.2.0/23", "fd00::/64")
        .map(Cidr::parse)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(3);
  }
}
