package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.it.cli.LabHost.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code brine master} on a real salt-master, with a copy of its configuration to be changed. */
class MasterIT {
  private static final String COPY = "/tmp/it-salt";

  private final Operator operator = Operator.atTheMaster();

  /** Without the environment that the tests of the bridge have added. */
  @BeforeEach
  void copyConfiguration() throws Exception {
    operator.shell("rm -rf $1; cp -a /etc/salt $1; rm $1/master.d/check.conf", COPY);
  }

  private Ended master(String... words) throws Exception {
    String[] command = new String[words.length + 3];
    command[0] = "master";
    System.arraycopy(words, 0, command, 1, words.length);
    command[words.length + 1] = "--salt-config";
    command[words.length + 2] = COPY;
    return operator.brine(command);
  }

  @Test
  void hasNothingToSayOfAMasterThatWasSetUp() throws Exception {
    operator.shell("mv /etc/salt/master.d/check.conf /root/check.conf");
    Ended setup = operator.brine("master", "setup");
    Ended check = operator.brine("master", "check");
    operator.shell("mv /root/check.conf /etc/salt/master.d/check.conf");
    assertThat(setup.status()).as(setup.toString()).isZero();
    assertThat(setup.out()).isEmpty();
    assertThat(setup.err()).contains("the salt-master is set up already");
    assertThat(check.status()).as(check.toString()).isZero();
  }

  @Test
  void wouldBindTheMasterToItsControlPlaneAddress() throws Exception {
    Ended ended = master("setup", "--bind");
    assertThat(ended.out()).contains("\n+interface: 10.77.1.10\n");
    assertThat(ended.err()).contains("nothing was written");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void namesWhatIsDangerousInTheConfiguration() throws Exception {
    operator.shell(
        """
        cat >$1/master.d/careless.conf <<'END'
        auto_accept: True
        peer: {'.*': ['.*']}
        fileserver_backend: [gitfs]
        external_auth: {pam: {brine: ['.*']}}
        END
        """,
        COPY);
    Ended ended = master("check");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(3);
    assertThat(ended.out())
        .contains(
            "auto_accept is on",
            "peer lets the minions \".*\" call \".*\"",
            "fileserver_backend has no \"roots\"",
            "external_auth allows \"brine\" more than Brine needs: .*");
  }

  @Test
  void namesMinionsThatWouldRefuseOrAreWeak() throws Exception {
    operator.shell(
        """
        brine facts --out /tmp/it-facts.yaml
        sed -i '/"worker-1": {/,/"salt": {/s/"lockSaltenv":false/"lockSaltenv":true/' /tmp/it-facts.yaml
        sed -i '/"worker-2": {/,/"salt": {/s/"version":"3008.3"/"version":"3006.9"/' /tmp/it-facts.yaml
        """);
    Ended ended = master("check", "--facts", "/tmp/it-facts.yaml");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(3);
    assertThat(ended.out())
        .contains("minion worker-1 has lock_saltenv on", "minion worker-2 runs Salt 3006.9");
  }

  @Test
  void acceptsAKeyOnlyByItsFingerprint() throws Exception {
    operator.shell(
        """
        openssl genrsa 2048 2>/dev/null | openssl rsa -pubout 2>/dev/null \\
          >/etc/salt/pki/master/minions_pre/stranger
        """);
    Ended listed = operator.brine("nodes");
    String fingerprint =
        operator.shell("salt-key -f stranger --out=json | grep -o '[0-9a-f:]\\{95\\}'").strip();
    Ended wrong = operator.brine("nodes", "accept", "stranger", "--fingerprint", "00:11");
    String before = operator.shell("ls /etc/salt/pki/master/minions");
    Ended right = operator.brine("nodes", "accept", "stranger", "--fingerprint", fingerprint);
    String after = operator.shell("ls /etc/salt/pki/master/minions; salt-key -y -d stranger");
    assertThat(listed.out()).containsPattern("(?i)pending +stranger +" + fingerprint);
    assertThat(wrong.status()).as(wrong.toString()).isNotZero();
    assertThat(before).doesNotContain("stranger");
    assertThat(right.status()).as(right.toString()).isZero();
    assertThat(after).contains("stranger");
  }
}
