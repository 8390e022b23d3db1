package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.it.cli.LabHost.Ended;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job on one cluster: trouble on the way, then Kubernetes, then nothing to do. */
@TestMethodOrder(OrderAnnotation.class)
class ApplyIT {
  /** A folder where Salt has to write a file: only this minion's phase fails. */
  private static final String OBSTACLE = "/etc/sysctl.d/90-brine.conf";

  private static final String STATE_OF_PODS =
      "kubectl --kubeconfig /etc/kubernetes/admin.conf get pods -A -o jsonpath='{range"
          + " .items[*]}{.metadata.uid} {.status.containerStatuses[*].restartCount}{\"\\n"
          + "\"}{end}' | sort";
  private static final String STATE_OF_FILES =
      "find /etc/kubernetes /etc/containerd /etc/brine /var/lib/kubelet/config.yaml -type f"
          + " -not -name '*.pem' -printf '%p %T@ %m\\n' | sort";

  private final Operator operator = Operator.atTheMaster();
  private final LabHost worker = LabHost.of("worker-1");

  @BeforeEach
  void needsPackages() throws Exception {
    boolean served =
        operator
                .host()
                .shell("curl -sfo /dev/null --cacert /etc/brine/lab-ca.crt https://10.77.1.1/deb/")
                .status()
            == 0;
    assumeTrue(
        served, "the lab serves no packages: there are no Kubernetes binaries to make them of");
  }

  @Test
  @Order(1)
  void reportsTheMinionOnWhichAPhaseFails() throws Exception {
    worker.shell("rm -rf $1; mkdir $1", OBSTACLE);
    Ended ended = operator.brine("apply");
    worker.shell("rmdir $1", OBSTACLE);
    assertThat(ended.status()).as(ended.toString()).isEqualTo(8);
    assertThat(ended.out())
        .containsPattern("node-base +failed +2 (changed|ok), 1 failed")
        .containsPattern("worker-1 +failed +brine.node-base.configured: ")
        .contains(
            "not started: firewall, pki", "go on with: brine apply --file " + Operator.CONFIG);
  }

  @Test
  @Order(2)
  void saysThatNothingWasHandedOverWhenItIsInterruptedBefore() throws Exception {
    Ended ended = interruptedAfter("^testing what is left");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(130);
    assertThat(ended.err())
        .contains("interrupted: nothing was handed over to the salt-master")
        .doesNotContain("\tat ");
  }

  @Test
  @Order(3)
  void leavesTheOrchestrationWhenItIsInterruptedAndSaysSo() throws Exception {
    Ended ended = interruptedAfter("^node-base: ");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(130);
    assertThat(ended.err())
        .containsPattern("interrupted: orchestration \\d+ goes on on the salt-master")
        .contains("follow it again, and go on with what is left: brine apply")
        .doesNotContain("\tat ");
    Ended listed = operator.brine("runs");
    assertThat(listed.out()).containsPattern("^\\S+ +open +- +root");
  }

  @Test
  @Order(4)
  void followsWhatGoesOnAndThenDeploysWhatIsLeft() throws Exception {
    Ended ended = operator.brine("apply");
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.err()).containsPattern("following orchestration \\d+ of run \\S+ to its end");
    assertThat(ended.out())
        .contains("note: NotReady only because no network plugin is installed: ")
        .containsPattern("run \\S+: ok\n$");
    assertThat(operator.brine("report").status()).isZero();
    assertThat(operator.brine("runs").out()).doesNotContain(" open ");
  }

  @Test
  @Order(5)
  void changesNothingTheSecondTime() throws Exception {
    String before = stateOfCluster();
    JsonNode result = applied();
    assertThat(result.at("/phases").findValues("changes"))
        .isNotEmpty()
        .allSatisfy(changes -> assertThat(changes).isEmpty());
    assertThat(stateOfCluster()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void putsAFileRightThatWasAlteredByHand() throws Exception {
    worker.shell("echo '# by hand' >>/etc/containerd/config.toml");
    JsonNode result = applied();
    assertThat(result.at("/phases").findValuesAsText("id").toString()).contains("containerd");
    assertThat(worker.shell("grep -c 'by hand' /etc/containerd/config.toml").out())
        .isEqualTo("0\n");
  }

  @Test
  @Order(7)
  void refusesASavedPlanThatIsStaleAndShowsWhy() throws Exception {
    assertThat(operator.brine("plan", "--out", "/tmp/it.plan").status()).isZero();
    assertThat(operator.brine("plan", "--detailed-exitcode").status()).isZero();
    worker.shell("ip addr del 10.77.2.21/24 dev eth1; ip addr add 10.77.2.99/24 dev eth1");
    Ended ended = operator.brine("apply", "/tmp/it.plan");
    Ended plan = operator.brine("plan", "--detailed-exitcode");
    worker.shell("ip addr del 10.77.2.99/24 dev eth1; ip addr add 10.77.2.21/24 dev eth1");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(4);
    assertThat(ended.err()).contains("10.77.2.99", "the plan is stale", "nothing was changed");
    assertThat(plan.status()).isEqualTo(11);
  }

  @Test
  @Order(8)
  void appliesASavedPlanThatStillHolds() throws Exception {
    Ended ended = operator.brine("apply", "/tmp/it.plan");
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.out())
        .contains("verify", "nothing to do, by test job")
        .contains("note: NotReady only because no network plugin is installed: ");
  }

  private Ended interruptedAfter(String line) throws IOException, InterruptedException {
    return operator
        .host()
        .shell(
            """
            # A shell without a terminal has what it puts aside ignore the signal.
            env --default-signal=INT brine apply >/tmp/it-out 2>/tmp/it-err & client=$!
            until grep -q "$1" /tmp/it-err; do
              kill -0 $client || break; sleep 0.1
            done
            kill -INT $client
            wait $client; status=$?
            cat /tmp/it-out; cat /tmp/it-err >&2; exit $status
            """,
            line);
  }

  private JsonNode applied() throws IOException, InterruptedException {
    Ended ended = operator.brine("apply", "-o", "json");
    assertThat(ended.status()).as(ended.toString()).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  private String stateOfCluster() throws IOException, InterruptedException {
    return operator.shell(STATE_OF_PODS)
        + operator.shell(STATE_OF_FILES)
        + worker.shell(STATE_OF_FILES).out();
  }
}
