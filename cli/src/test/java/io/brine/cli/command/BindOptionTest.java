package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brine.bridge.MasterPlaces;
import io.brine.bridge.MasterRequest;
import io.brine.cli.CommandFailure;
import io.brine.cli.input.LocalNetwork;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.inventory.HostNetwork;
import io.brine.core.inventory.NetworkInterface;
import io.brine.core.net.InterfaceAddress;
import io.brine.core.net.IpAddress;
import io.brine.core.rule.ConfigRules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BindOptionTest {
  private static final ClusterConfig CONFIG =
      ConfigRules.check(
              ClusterConfigReader.read(
                  """
                  apiVersion: brine.io/v1
                  kind: Cluster
                  metadata: {name: demo}
                  kubernetes: {version: v1.36.2}
                  networks: {controlPlane: {cidrs: [10.77.1.0/24, 10.77.3.0/24]}, plugin: {name: none}}
                  nodes: [{minion: m, roles: [bootstrap, control-plane, etcd]}]
                  """))
          .value()
          .orElseThrow()
          .config();

  private static HostNetwork host(String... addresses) {
    List<NetworkInterface> interfaces =
        Arrays.stream(addresses)
            .map(
                text ->
                    new NetworkInterface(
                        "eth" + text.hashCode(), true, 1500, List.of(InterfaceAddress.parse(text))))
            .toList();
    return new HostNetwork(interfaces, List.of());
  }

  private static MasterRequest request() {
    MasterPlaces places =
        new MasterPlaces(Path.of("/etc/salt"), Path.of("/srv/brine"), Path.of("/var/lib/brine"));
    return MasterRequest.of(places, CONFIG.salt(), "brine", Map.of());
  }

  private static MasterRequest bound(HostNetwork network, String... arguments)
      throws CommandFailure {
    BindOption option = new BindOption();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(option)).parseArgs(arguments);
    return option.applyTo(request(), CONFIG, network);
  }

  private static CommandFailure refused(HostNetwork network, String... arguments) {
    return catchThrowableOfType(CommandFailure.class, () -> bound(network, arguments));
  }

  @Test
  void withoutItTheMasterListensAsItDid() throws CommandFailure {
    assertThat(bound(host("10.77.1.10/24")).bind()).isNull();
  }

  @Test
  void takesThisHostsAddressInTheFirstControlPlaneCidr() throws CommandFailure {
    HostNetwork host = host("192.168.1.2/24", "10.77.3.9/24", "10.77.1.10/24");
    assertThat(bound(host, "--bind").bind()).isEqualTo(IpAddress.parse("10.77.1.10"));
  }

  @Test
  void takesTheAddressThatIsGiven() throws CommandFailure {
    assertThat(bound(host(), "--bind", "192.168.1.2").bind())
        .isEqualTo(IpAddress.parse("192.168.1.2"));
  }

  @Test
  void refusesWhatIsNoAddressNoneAndSeveral() {
    assertThat(refused(host(), "--bind", "300.1.1.1"))
        .hasMessageStartingWith("--bind: ")
        .extracting(failure -> failure.exitCode().status())
        .isEqualTo(2);
    assertThat(refused(host("192.168.1.2/24"), "--bind"))
        .hasMessage(
            "networks.controlPlane.cidrs: this host has no address in [10.77.1.0/24, 10.77.3.0/24]")
        .extracting(CommandFailure::advice)
        .isEqualTo("give the address: --bind ADDR");
    assertThat(refused(host("10.77.1.10/24", "10.77.1.11/24"), "--bind"))
        .hasMessageContaining("10.77.1.10 on eth")
        .hasMessageContaining("10.77.1.11 on eth");
  }

  @Test
  void theMachinesOwnNetworkCanBeRead() throws Exception {
    assertThat(LocalNetwork.read().interfaces())
        .flatExtracting(NetworkInterface::addresses)
        .extracting(InterfaceAddress::address)
        .doesNotContain(IpAddress.parse("127.0.0.1"), IpAddress.parse("::1"));
  }
}
