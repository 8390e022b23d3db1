package io.brine.bridge;

import io.brine.core.config.AbsolutePath;
import io.brine.core.config.HttpUrl;
import io.brine.core.config.SaltConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A stand-in for salt-api that answers what a test queues. It is not Salt. */
final class StandInApi implements AutoCloseable {
  static final Credentials ANYBODY = new Credentials("brine", Secret.of("pass-w0rd"));
  static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private final MockWebServer server = new MockWebServer();
  private final Path caFile;

  private StandInApi(Path folder, String name) throws IOException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate own =
        new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName(name).build();
    QueueDispatcher queue = new QueueDispatcher();
    queue.setFailFast(true);
    server.setDispatcher(queue);
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
    server.start();
    caFile = Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
  }

  static StandInApi start(Path folder) throws IOException {
    return named(folder, "localhost");
  }

  /** With a certificate for another name than it is reached by. */
  static StandInApi named(Path folder, String name) throws IOException {
    return new StandInApi(folder, name);
  }

  MockWebServer server() {
    return server;
  }

  SaltConfig config() {
    return config(caFile);
  }

  SaltConfig config(Path trusted) {
    return config(server.getPort(), trusted);
  }

  SaltConfig configAt(int port) {
    return config(port, caFile);
  }

  private static SaltConfig config(int port, Path trusted) {
    return new SaltConfig(
        HttpUrl.parse("https://localhost:" + port), "file", AbsolutePath.parse(trusted.toString()));
  }

  SaltSession login() throws SaltException {
    enqueue(200, token("first"));
    return SaltSession.open(config(), ANYBODY, SHORT);
  }

  void enqueue(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  static String token(String token) {
    return "{\"return\": [{\"token\": \"" + token + "\", \"user\": \"brine\", \"perms\": {}}]}";
  }

  /** As CherryPy 18.10.0 under Salt 3008.3 lays its error pages out. */
  static String page(String message) {
    return "<html>\n<body>\n<h2>Error</h2>\n        <p>" + message + "</p>\n</body>\n</html>";
  }

  @Override
  public void close() {
    server.close();
  }
}
