package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in for salt-api; what real Salt answers is tested in module it. */
class SaltSessionTest {
  private static final SaltCall KEYS = SaltCall.wheel("key.list_all", Map.of());
  private static final SaltCall SUBMIT =
      SaltCall.runnerAsync(
          "state.orchestrate", Map.of("mods", List.of("brine.orchestrate.deploy")));

  private Path folder;
  private StandInApi api;

  @BeforeEach
  void start(@TempDir Path empty) throws IOException {
    folder = empty;
    api = StandInApi.start(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void returnsWhatSaltReturnedWithNullKept() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(
          200,
          "{\"return\": [{\"m1\": {\"result\": null, \"n\": 12, \"x\": 0.25, \"l\": [true]}}]}");
      JsonNode minion = session.call(KEYS).get("m1");

      assertThat(minion.get("result").isNull()).isTrue();
      assertThat(minion.get("n").longValue()).isEqualTo(12);
      assertThat(minion.get("x").doubleValue()).isEqualTo(0.25);
      assertThat(minion.get("l").get(0).booleanValue()).isTrue();
    }
  }

  @Test
  void postsTheLoginAndThenOnlyTheToken() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(200, "{\"return\": [{}]}");
      session.call(
          SaltCall.onMinions(
              List.of(MinionId.parse("m1"), MinionId.parse("a.b")),
              "state.sls",
              new SaltCall.Arguments(List.of(), Map.of("mods", "x"), Map.of("brine", "run-1"))));
    }

    RecordedRequest login = request();
    assertThat(login.getTarget()).isEqualTo("/login");
    assertThat(text(login)).contains("\"eauth\":\"file\"", "pass-w0rd");
    RecordedRequest call = request();
    assertThat(call.getHeaders().get("X-Auth-Token")).isEqualTo("first");
    assertThat(text(call))
        .contains(
            "\"client\":\"local_async\"",
            "\"tgt\":[\"m1\",\"a.b\"]",
            "\"tgt_type\":\"list\"",
            "\"kwarg\":{\"mods\":\"x\"}",
            "\"metadata\":{\"brine\":\"run-1\"}")
        .doesNotContain("pass-w0rd");
  }

  @Test
  void logsInOnceMoreWhenTheTokenIsForgotten() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(401, StandInApi.page("No permission -- see authorization schemes"));
      api.enqueue(200, StandInApi.token("second"));
      api.enqueue(200, "{\"return\": [{\"ok\": true}]}");

      assertThat(session.call(KEYS).get("ok").booleanValue()).isTrue();
    }
    request();
    request();
    request();
    assertThat(request().getHeaders().get("X-Auth-Token")).isEqualTo("second");
  }

  @Test
  void tellsWhatToGrantWhenAFreshTokenIsRefused() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(401, StandInApi.page("Authorization error occurred."));
      api.enqueue(200, StandInApi.token("second"));
      api.enqueue(401, StandInApi.page("Authorization error occurred."));

      SaltException.Authorisation refused =
          catchThrowableOfType(SaltException.Authorisation.class, () -> session.call(SUBMIT));

      assertThat(refused.exitCode()).isEqualTo(7);
      assertThat(refused.client()).isEqualTo("runner_async");
      assertThat(refused.function()).isEqualTo("state.orchestrate");
      assertThat(refused)
          .hasMessageContaining(
              "  external_auth:\n    file:\n      brine:\n      - '@runner':\n        - state.orchestrate");
    }
  }

  @Test
  void tellsAWrongPassword() {
    api.enqueue(401, StandInApi.page("Could not authenticate using provided credentials"));

    SaltException refused = refusedLogin();

    assertThat(refused).isInstanceOf(SaltException.Authentication.class);
    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused).hasMessageContaining("as \"brine\" with eauth \"file\" was refused");
    assertThat(refused.toString()).doesNotContain("pass-w0rd");
  }

  @Test
  void tellsADisabledClient() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(
          400,
          StandInApi.page(
              "Client disabled: 'wheel'. Add to 'netapi_enable_clients' master config option to"
                  + " enable."));

      SaltException.ClientDisabled disabled =
          catchThrowableOfType(SaltException.ClientDisabled.class, () -> session.call(KEYS));

      assertThat(disabled.exitCode()).isEqualTo(7);
      assertThat(disabled.client()).isEqualTo("wheel");
      assertThat(disabled)
          .hasMessageContaining(
              "netapi_enable_clients: [local_async, runner, runner_async, wheel]");
    }
  }

  @Test
  void tellsASaltMasterThatIsDown() {
    api.enqueue(503, StandInApi.page("Salt Master is not available."));

    assertThat(refusedLogin())
        .isInstanceOf(SaltException.Unreachable.class)
        .hasMessageContaining("Salt Master is not available.")
        .hasMessageContaining("systemctl status salt-master");
  }

  @Test
  void tellsAnErrorInsideSalt() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.enqueue(500, "{\"status\": 500, \"return\": \"An unexpected error occurred\"}");

      assertThat(catchThrowableOfType(SaltException.class, () -> session.call(KEYS)))
          .isInstanceOf(SaltException.BadAnswer.class)
          .hasMessageContaining("status 500")
          .hasMessageContaining("/var/log/salt/api");
    }
  }

  @Test
  void tellsAnAnswerThatIsNotSalts() throws Exception {
    for (String garbage :
        List.of("<html>hello</html>", "{\"return\": []}", "{}", "", "[1", "[".repeat(100_000))) {
      try (SaltSession session = loggedIn()) {
        api.enqueue(200, garbage);

        assertThat(catchThrowableOfType(SaltException.class, () -> session.call(KEYS)))
            .as(garbage)
            .isInstanceOf(SaltException.BadAnswer.class)
            .hasMessageContaining("check that salt.api is the URL of salt-api");
      }
    }
  }

  @Test
  void sendsASubmitOnceWhenTheConnectionIsCut() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.server()
          .enqueue(
              new MockResponse.Builder()
                  .onRequestBody(SocketEffect.ShutdownConnection.INSTANCE)
                  .build());

      SaltException cut = catchThrowableOfType(SaltException.class, () -> session.call(SUBMIT));

      assertThat(cut).isInstanceOf(SaltException.Unreachable.class);
      assertThat(cut.exitCode()).isEqualTo(5);
    }
    assertThat(api.server().getRequestCount()).isLessThanOrEqualTo(3);
  }

  @Test
  void asksAgainWhenTheConnectionIsCut() throws Exception {
    try (SaltSession session = loggedIn()) {
      api.server()
          .enqueue(
              new MockResponse.Builder()
                  .onRequestBody(SocketEffect.ShutdownConnection.INSTANCE)
                  .build());
      api.enqueue(200, "{\"return\": [{\"ok\": true}]}");

      assertThat(session.call(KEYS).get("ok").booleanValue()).isTrue();
    }
  }

  @Test
  void givesUpAfterTheTimeoutOfTheCall() throws Exception {
    Timeouts impatient =
        new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(200));
    api.enqueue(200, StandInApi.token("first"));
    try (SaltSession session = SaltSession.open(api.config(), StandInApi.ANYBODY, impatient)) {
      api.server()
          .enqueue(
              new MockResponse.Builder()
                  .body("{\"return\": [{}]}")
                  .headersDelay(5, TimeUnit.SECONDS)
                  .build());

      assertThat(catchThrowableOfType(SaltException.class, () -> session.call(KEYS)))
          .isInstanceOf(SaltException.Unreachable.class)
          .hasMessageContaining("gave no answer in time");
    }
  }

  @Test
  void refusesACertificateOfAnotherAuthority() throws IOException {
    try (StandInApi other = StandInApi.start(Files.createDirectory(folder.resolve("other")))) {
      SaltException refused =
          catchThrowableOfType(
              SaltException.class,
              () ->
                  SaltSession.open(
                      api.config(Path.of(String.valueOf(other.config().caFile()))),
                      StandInApi.ANYBODY,
                      StandInApi.SHORT));

      assertThat(refused)
          .isInstanceOf(SaltException.Tls.class)
          .hasMessageContaining("set salt.caFile to the CA certificate of salt-api");
      assertThat(refused.exitCode()).isEqualTo(5);
    }
  }

  @Test
  void refusesACertificateForAnotherHost() throws IOException {
    try (StandInApi other =
        StandInApi.named(Files.createDirectory(folder.resolve("other")), "elsewhere.example")) {
      assertThat(
              catchThrowableOfType(
                  SaltException.class,
                  () -> SaltSession.open(other.config(), StandInApi.ANYBODY, StandInApi.SHORT)))
          .isInstanceOf(SaltException.Tls.class);
      assertThat(other.server().getRequestCount()).isZero();
    }
  }

  @Test
  void refusesACaFileThatIsNone() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.crt"), "");
    for (Path file : List.of(empty, folder.resolve("missing.crt"))) {
      assertThat(
              catchThrowableOfType(
                  SaltException.class,
                  () -> SaltSession.open(api.config(file), StandInApi.ANYBODY, StandInApi.SHORT)))
          .isInstanceOf(SaltException.Tls.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void tellsThatNobodyListens() {
    api.close();

    assertThat(refusedLogin())
        .isInstanceOf(SaltException.Unreachable.class)
        .hasMessageContaining("systemctl status salt-api");
  }

  /** As salt-api does when it has more to do than it can, or ends. */
  @Test
  void tellsOfAConnectionThatIsCutOffApartFromAnAuthorityThatIsNotTrusted() throws Exception {
    CompletableFuture<Integer> server;
    try (ServerSocket hasty = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      server = CompletableFuture.supplyAsync(() -> hangUp(hasty));
      SaltException seen =
          catchThrowableOfType(
              SaltException.class,
              () ->
                  SaltSession.open(
                      api.configAt(hasty.getLocalPort()), StandInApi.ANYBODY, StandInApi.SHORT));
      assertThat(seen)
          .isInstanceOf(SaltException.Unreachable.class)
          .hasMessageContaining("was cut off before TLS was agreed on");
    }
    assertThat(server.get()).as("connections").isEqualTo(3);
  }

  /** Until it is closed; returns how often it did. */
  private static int hangUp(ServerSocket server) {
    int connections = 0;
    try {
      while (true) {
        try (Socket client = server.accept()) {
          assertThat(client.getInputStream().read()).as("the client's first byte").isNotNegative();
          client.getInputStream().skipNBytes(client.getInputStream().available());
          connections++;
        }
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
      return connections;
    }
  }

  @Test
  void keepsSecretsToItself() {
    assertThat(StandInApi.ANYBODY.toString()).doesNotContain("pass-w0rd");
  }

  private SaltException refusedLogin() {
    return catchThrowableOfType(
        SaltException.class,
        () -> SaltSession.open(api.config(), StandInApi.ANYBODY, StandInApi.SHORT));
  }

  private SaltSession loggedIn() throws SaltException, InterruptedException {
    return api.login();
  }

  private RecordedRequest request() throws InterruptedException {
    RecordedRequest request = api.server().takeRequest(1, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static String text(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }
}
