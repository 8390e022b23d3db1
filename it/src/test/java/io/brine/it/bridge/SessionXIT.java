package io.brine.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brine.bridge.Credentials;
import io.brine.bridge.SaltCall;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.Secret;
import io.brine.bridge.Timeouts;
import io.brine.core.config.HttpUrl;
import io.brine.core.config.SaltConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionXIT {
  @Test
  void asksTheMaster() throws Exception {
    try (SaltSession session = LabMaster.login()) {
      assertThat(session.call(SaltCall.runner("jobs.master", Map.of())))
          .anyMatch(job -> job.path("fun").asText().equals("runner.jobs.master"));
    }
  }

  @Test
  void refusesAWrongPassword() {
    SaltConfig config = LabMaster.config();
    Credentials wrong = new Credentials(LabMaster.user(), Secret.of("not-the-password"));

    assertThat(refusal(config, wrong))
        .isInstanceOf(SaltException.Authentication.class)
        .hasMessageContaining("was refused");
  }

  @Test
  void refusesAMasterOfAnotherAuthority() throws Exception {
    SaltConfig config =
        LabMaster.config(Path.of(SessionXIT.class.getResource("other-ca.crt").toURI()));

    assertThat(refusal(config, nobody())).isInstanceOf(SaltException.Tls.class);
  }

  @Test
  void tellsThatNobodyListens() {
    SaltConfig lab = LabMaster.config();
    SaltConfig config =
        new SaltConfig(HttpUrl.parse("https://127.0.0.1:9"), lab.eauth(), lab.caFile());

    assertThat(refusal(config, nobody())).isInstanceOf(SaltException.Unreachable.class);
  }

  @Test
  void tellsThatAClientIsDisabled() throws Exception {
    try (SaltSession session = LabMaster.login()) {
      SaltCall ssh = new SaltCall("ssh", "test.ping", Map.of("fun", "test.ping", "tgt", "*"));

      assertThat(catchThrowableOfType(SaltException.class, () -> session.call(ssh)))
          .isInstanceOf(SaltException.ClientDisabled.class)
          .hasMessageContaining("netapi_enable_clients");
    }
  }

  @Test
  void tellsWhichPermissionIsMissing() throws Exception {
    try (SaltSession session = LabMaster.login()) {
      SaltCall forbidden = SaltCall.wheel("key.gen_accept", Map.of("id_", "it"));

      assertThat(catchThrowableOfType(SaltException.class, () -> session.call(forbidden)))
          .isInstanceOf(SaltException.Authorisation.class)
          .hasMessageContaining("- '@wheel':\n        - key.gen_accept");
      assertThat(session.call(SaltCall.runner("jobs.master", Map.of()))).isNotEmpty();
    }
  }

  private static Credentials nobody() {
    return new Credentials("nobody", Secret.of("x"));
  }

  private static SaltException refusal(SaltConfig config, Credentials credentials) {
    return catchThrowableOfType(
        SaltException.class, () -> SaltSession.open(config, credentials, Timeouts.DEFAULT));
  }
}
