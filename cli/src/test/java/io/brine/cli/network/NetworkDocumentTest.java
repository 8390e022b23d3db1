package io.brine.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.cli.network.NetworkDocument.Connection;
import io.brine.cli.network.NetworkDocument.Path;
import io.brine.cli.network.NetworkDocument.Way;
import io.brine.core.component.NetworkConnection;
import io.brine.core.component.NetworkConnection.Endpoint;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeName;
import io.brine.core.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDocumentTest {

  private static final String TARGET = "10.77.1.12";

  private static NetworkConnection tried(boolean allowed) {
    return new NetworkConnection(
        "etcd", 2379, endpoint("a", "10.77.1.11"), endpoint("b", TARGET), allowed);
  }

  private static Endpoint endpoint(String name, String address) {
    return new Endpoint(new MinionId(name), NodeName.parse(name), IpAddress.parse(address));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, connected, '', OK",
    "true, true, refused, '', WRONG",
    "true, true, prohibited, 10.77.1.12, LATER",
    "true, true, prohibited, 10.77.1.1, WRONG",
    "true, true, no answer, '', WRONG",
    "true, true, not tried: silent, '', WRONG",
    "false, true, connected, '', OK",
    "false, true, refused, '', OK",
    "false, true, prohibited, 10.77.1.12, WRONG",
    "false, false, connected, '', WRONG",
    "false, false, refused, '', WRONG",
    "false, false, prohibited, 10.77.1.12, OK",
    "false, false, no answer, '', OK",
    "false, false, not tried: silent, '', WRONG"
  })
  void isJudgedByWhatTheTableAllows(
      boolean before, boolean allowed, String result, String by, Verdict.Kind expected) {
    assertThat(new Verdict(tried(allowed), true, before).of(result, by)).isEqualTo(expected);
  }

  @Test
  void aFirewallThatIsNotBrinesIsInTheWay() {
    assertThat(new Verdict(tried(true), false, true).of("prohibited", TARGET))
        .isEqualTo(Verdict.Kind.WRONG);
  }

  private static Connection connection(String from, String result, String verdict) {
    return new Connection(
        new Way(from, "b", TARGET + " 2379", "etcd"), true, result, "10.77.1.1", verdict);
  }

  @Test
  void whatIsWrongIsToldBelowTheMatrix() {
    NetworkDocument document =
        NetworkDocument.of(
            List.of(connection("a", "connected", "ok"), connection("c", "prohibited", "wrong")),
            List.of(new Path("10.77.2.1", "10.77.2.2", 1450, false)));

    assertThat(document.well()).isFalse();
    assertThat(
            document.text(new Terminal(System.out, System.err, new Prompt.Nobody(), false, false)))
        .isEqualTo(
            """
            from \\ to  a  b    c
            a          -  1/1  -
            b          -  -    -
            c          -  0/1  -

            wrong: etcd from c to b (10.77.1.12 2379) is allowed: prohibited by 10.77.1.1

            largest packet from 10.77.2.1 to 10.77.2.2: 1450

            2 connections, 1 as they should be; 1 path measured, 0 wide enough
            """);
  }

  @Test
  void whatApplyOpensIsNoFault() {
    assertThat(
            NetworkDocument.of(
                    List.of(connection("a", "prohibited", "opened by apply")),
                    List.of(new Path("10.77.2.1", "10.77.2.2", 0, false)))
                .well())
        .isTrue();
  }
}
