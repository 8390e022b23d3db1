package io.brine.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.problem.InvalidValueException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "10.77.1.10, 10.77.1.10",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "FD00:0:0:0::1, fd00::1",
    "::, ::",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
  })
  void addressesAreCanonical(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0",
        "10.0.0.300",
        "010.0.0.1",
        "10.0.0.1 ",
        "10.0.0.1/8",
        "localhost",
        "1",
        ":",
        "fd00::1%eth0",
        "::ffff:10.0.0.1",
        "fd00::1::2",
        "[fd00::1]",
        "0x0a.0.0.1",
        "１.2.3.4"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.advice()).contains("four numbers"))
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void anAddressHasTheBitsOfItsFamily() {
    assertThatThrownBy(() -> new IpAddress(IpFamily.IPV4, BigInteger.ONE.shiftLeft(32)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IpAddress(IpFamily.IPV4, BigInteger.ONE.negate()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesAreOrderedByFamilyAndNumber() {
    assertThat(
            Stream.of("fd00::1", "10.0.0.10", "9.0.0.0", "10.0.0.9").map(IpAddress::parse).sorted())
        .extracting(IpAddress::toString)
        .containsExactly("9.0.0.0", "10.0.0.9", "10.0.0.10", "fd00::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/24", "0.0.0.1/0", "fd00::1/127", "10.0.0.128/24"})
  void aNetworkHasNoHostBits(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).hasMessageContaining("has host bits set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "/8",
        "fd00::/129",
        "10.0.0.0/255.0.0.0"
      })
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aNetworkMadeWithHostBitsIsABug() {
    assertThatThrownBy(() -> new Cidr(IpAddress.parse("10.0.0.1"), 24))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cidr(IpAddress.parse("10.0.0.0"), 33))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cidr.around(IpAddress.parse("10.0.0.0"), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InterfaceAddress(IpAddress.parse("10.0.0.0"), 33))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InterfaceAddress(IpAddress.parse("10.0.0.0"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kubernetesServiceAddressesAreCounted() {
    Cidr services = Cidr.parse("10.96.0.0/12");

    assertThat(services.nth(1)).hasToString("10.96.0.1");
    assertThat(services.nth(10)).hasToString("10.96.0.10");
    assertThat(services.last()).hasToString("10.111.255.255");
    assertThat(Cidr.parse("fd00:96::/112").nth(10)).hasToString("fd00:96::a");
    assertThatThrownBy(() -> Cidr.parse("10.0.0.0/30").nth(4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> services.nth(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24, 10.0.0.0, true",
    "10.0.0.0/24, 10.0.0.255, true",
    "10.0.0.0/24, 10.0.0.1, false",
    "10.0.0.0/31, 10.0.0.0, false",
    "10.0.0.0/31, 10.0.0.1, false",
    "10.0.0.7/32, 10.0.0.7, false",
    "fd00::/64, fd00::, true",
    "fd00::/64, fd00::ffff:ffff:ffff:ffff, false",
    "fd00::/127, fd00::, false",
  })
  void networkAndBroadcastAddressesAreReserved(String cidr, String address, boolean reserved) {
    assertThat(Cidr.parse(cidr).isReserved(IpAddress.parse(address))).isEqualTo(reserved);
  }

  @Test
  void anInterfaceAddressKnowsItsNetwork() {
    assertThat(InterfaceAddress.parse("10.77.1.10/24").network()).hasToString("10.77.1.0/24");
    assertThat(InterfaceAddress.parse("fd00::5/0").network()).hasToString("::/0");
    assertThat(InterfaceAddress.parse("10.77.1.10/24")).hasToString("10.77.1.10/24");
  }

  @ParameterizedTest
  @CsvSource({
    "10.77.1.100:6443, 10.77.1.100:6443",
    "[fd00::100]:6443, [fd00::100]:6443",
    "api.example.com:443, api.example.com:443",
  })
  void endpointsAreWrittenAsGoWritesThem(String text, String written) {
    assertThat(HostPort.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "api:",
        "api:0",
        "api:65536",
        "api:x",
        "fd00::1:6443",
        "[api]:1",
        "[fd00::1:2",
        ":1",
        "Api:1",
        "10.0.0.300:1",
        "api:01"
      })
  void refusesWhatIsNoEndpoint(String text) {
    assertThatThrownBy(() -> HostPort.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aHostIsAnAddressOrAName() {
    assertThat(Host.parse("10.0.0.1").asAddress()).contains(IpAddress.parse("10.0.0.1"));
    assertThat(Host.parse("api.example.com").asAddress()).isEmpty();
    assertThat(Host.parse("api.example.com").<String>match(IpAddress::toString, DnsName::name))
        .isEqualTo("api.example.com");
    assertThatThrownBy(() -> Host.parse("10.0.0")).hasMessageContaining("IP address");
    assertThatThrownBy(() -> Host.parse("-a")).hasMessageContaining("DNS name");
    assertThatThrownBy(() -> Host.parse("a".repeat(254))).hasMessageContaining("DNS name");
  }

  @Test
  void namesAreOrdered() {
    assertThat(List.of(DnsName.parse("b"), DnsName.parse("a")).stream().sorted())
        .containsExactly(DnsName.parse("a"), DnsName.parse("b"));
  }

  /** Facts are saved as YAML by Jackson. */
  @Test
  void jacksonReadsWhatItWrites() throws JsonProcessingException {
    assertRoundTrip(IpAddress.parse("fd00::1"));
    assertRoundTrip(Cidr.parse("10.0.0.0/8"));
    assertRoundTrip(InterfaceAddress.parse("10.0.0.1/8"));
    assertRoundTrip(HostPort.parse("[fd00::1]:1"));
    assertRoundTrip(DnsName.parse("a.b"));
  }

  private static void assertRoundTrip(Object value) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(value);

    assertThat(json).isEqualTo("\"" + value + "\"");
    assertThat(mapper.readValue(json, value.getClass())).isEqualTo(value);
  }
}
