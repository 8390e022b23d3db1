package io.brine.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.brine.core.config.MinionId;
import io.brine.core.net.Cidr;
import io.brine.core.net.IpFamily;
import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsRecordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"10250", "x kubelet", "-1 kubelet", "65536 kubelet", ""})
  void refusesWhatIsNoListener(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Listener.parse(text));
  }

  @Test
  void readsListenersBack() {
    assertThat(Listener.parse("10250 a b")).isEqualTo(new Listener(10250, "a b"));
    assertThat(Listener.parse("22 ")).isEqualTo(new Listener(22, "")).hasToString("22 ");
  }

  @ParameterizedTest
  @CsvSource({"100,30,70", "-100,30,70", "20,30,0", "0,0,0"})
  void aClockIsAtLeastAsFarAsTheJobCannotExplain(long millis, long error, long expected) {
    assertThat(new ClockOffset(millis, error).atLeastMillis()).isEqualTo(expected);
  }

  @Test
  void anErrorIsNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClockOffset(0, -1));
  }

  @Test
  void theDefaultRouteIsTheOneWithTheLowestMetric() {
    HostNetwork network =
        new HostNetwork(
            TestHost.named("h").dev("eth0", "10.0.0.1/24").facts().network().interfaces(),
            List.of(
                new Route(Cidr.parse("0.0.0.0/0"), "10.0.0.2", "wlan0", 600),
                new Route(Cidr.parse("0.0.0.0/0"), "10.0.0.3", "eth0", 100)));
    assertThat(network.defaultInterfaces(IpFamily.IPV4)).containsExactly("eth0");
    assertThat(network.defaultInterfaces(IpFamily.IPV6)).isEmpty();
  }

  @Test
  void findsFactsByMinion() {
    Inventory inventory = TestClusters.inventory(Map.of("a", TestHost.named("b")));
    assertThat(inventory.find(new MinionId("a"))).isPresent();
    assertThat(inventory.find(new MinionId("b"))).isEmpty();
  }

  @Test
  void factsGrowWithTheNumberOfHostsAndNoFaster() {
    double thousand = FactsFile.write(TestClusters.inventory(1_000)).length();
    double twoThousand = FactsFile.write(TestClusters.inventory(2_000)).length();
    assertThat(twoThousand / thousand).isCloseTo(2, within(0.01));
  }
}
