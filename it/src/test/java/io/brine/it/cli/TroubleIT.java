package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.it.cli.LabHost.Ended;
import org.junit.jupiter.api.Test;

/** What a broken configuration and broken surroundings answer, on a real salt-master. */
class TroubleIT {
  private static final String UNTIL_MINION_ANSWERS =
      "until salt --out=txt -t 2 worker-2 test.ping 2>/dev/null | grep -q True; do sleep 0.2; done";

  private final Operator operator = Operator.atTheMaster();

  @Test
  void namesAMissingConfiguration() throws Exception {
    Ended ended = operator.brine("plan", "--file", "/tmp/none.yaml");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.err()).contains("\"/tmp/none.yaml\": no such file");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void saysWhereTheYamlIsBroken() throws Exception {
    Ended ended = operator.brineWith("s/^nodes:/nodes: [/", "plan");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.err()).contains("error: line ", "[read/syntax]");
  }

  @Test
  void namesTheUrlWhereNoSaltApiAnswers() throws Exception {
    Ended ended = operator.brineWith("s/:8000/:8001/", "facts");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(5);
    assertThat(ended.err()).contains("https://10.77.1.10:8001");
  }

  @Test
  void trustsNoOtherAuthority() throws Exception {
    operator.shell(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
            + " -subj /CN=other -keyout /dev/null -out /etc/brine/lab-other.crt 2>/dev/null");
    Ended ended =
        operator.brineWith("s#/etc/brine/salt-api-ca.crt#/etc/brine/lab-other.crt#", "facts");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(5);
    assertThat(ended.err())
        .contains("not signed by an authority that is trusted here", "set salt.caFile");
  }

  @Test
  void refusesAWrongPasswordAndDoesNotShowIt() throws Exception {
    operator.shell("umask 077; echo not-the-password >/tmp/it-password");
    Ended ended =
        operator
            .host()
            .run(
                "env",
                "BRINE_SALT_USER=brine",
                "BRINE_SALT_PASSWORD_FILE=/tmp/it-password",
                "brine",
                "facts");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(6);
    assertThat(ended.err())
        .contains("as \"brine\"", "external_auth")
        .doesNotContain("not-the-password", "\tat ");
  }

  @Test
  void refusesCredentialsThatOthersCanRead() throws Exception {
    operator.shell("chmod 644 /etc/brine/credentials");
    Ended ended = operator.brine("facts");
    operator.shell("chmod 600 /etc/brine/credentials");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.err()).contains("chmod 600 /etc/brine/credentials");
  }

  @Test
  void printsTheLinesThatEnableADisabledClient() throws Exception {
    operator.shell(
        """
        cp -p /etc/salt/master.d/brine.conf /root/brine.conf
        sed -i '/^- local_async$/d' /etc/salt/master.d/brine.conf
        systemctl restart salt-api
        until curl -sk https://10.77.1.10:8000/ >/dev/null; do sleep 0.2; done
        """);
    Ended ended = operator.brine("facts");
    operator.shell(
        """
        mv /root/brine.conf /etc/salt/master.d/brine.conf
        systemctl restart salt-api
        until curl -sk https://10.77.1.10:8000/ >/dev/null; do sleep 0.2; done
        """);
    assertThat(ended.status()).as(ended.toString()).isEqualTo(7);
    assertThat(ended.err())
        .contains("client \"local_async\" disabled", "netapi_enable_clients: [local_async");
  }

  @Test
  void namesAMinionThatIsDown() throws Exception {
    LabHost worker = LabHost.of("worker-2");
    worker.kill();
    Ended facts = operator.brine("facts", "--out", "/tmp/it-facts.yaml");
    Ended plan = operator.brine("plan", "--facts", "/tmp/it-facts.yaml");
    Ended named =
        operator.brineWith("s/'worker-\\*'/worker-2/", "plan", "--facts", "/tmp/it-facts.yaml");
    worker.boot();
    operator.shell(UNTIL_MINION_ANSWERS);
    assertThat(facts.status()).as(facts.toString()).isEqualTo(3);
    assertThat(facts.err()).contains("silent: worker-2: ");
    assertThat(plan.err()).contains("minion \"worker-2\" did not answer; left out of the plan");
    assertThat(named.status()).as(named.toString()).isEqualTo(3);
    assertThat(named.err()).contains("error: ", "minion \"worker-2\" did not answer");
  }

  @Test
  void letsOnlyOneRunChangeACluster() throws Exception {
    Ended ended =
        operator
            .host()
            .shell(
                """
                mkdir -p -m 700 /var/lib/brine/demo
                folder=$(mktemp -d); mkfifo $folder/go
                python3 -c '
                import fcntl, os, sys
                lease = open("/var/lib/brine/demo/lease.json", "a")
                os.utime(lease.name)
                fcntl.lockf(lease, fcntl.LOCK_EX)
                open(sys.argv[1] + "/held", "w").close()
                open(sys.argv[1] + "/go").read()
                ' $folder &
                until [ -e $folder/held ]; do sleep 0.1; done
                brine apply; status=$?
                echo >$folder/go; wait; rm -r $folder; exit $status
                """);
    assertThat(ended.status()).as(ended.toString()).isEqualTo(10);
    assertThat(ended.err())
        .contains("another run is active", "/var/lib/brine/demo/runs")
        .doesNotContain("\tat ");
  }
}
