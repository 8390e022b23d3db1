package io.brine.bridge;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.google.gson.JsonParseException;
import com.suse.salt.netapi.parser.JsonParser;
import io.brine.core.config.AbsolutePath;
import io.brine.core.config.SaltConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The way to one salt-api: connections, trust, timeouts, and HTTP's troubles as typed ones. */
final class SaltHttp implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final int IDLE_CONNECTIONS = 5;

  /** CherryPy closes a connection after 10 s without a request: none may be used just then. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final URI url;
  private final OkHttpClient client;
  private final Timeouts timeouts;

  private SaltHttp(URI url, OkHttpClient client, Timeouts timeouts) {
    this.url = url;
    this.client = client;
    this.timeouts = timeouts;
  }

  static SaltHttp of(SaltConfig config, Timeouts timeouts) throws SaltException.Tls {
    if (!config.api().isSecure()) {
      throw new SaltException.Tls(
          "salt.api \"%s\" is no https URL".formatted(config.api()),
          "run `brine master setup`, which gives salt-api a certificate, and write https://");
    }
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(daemons()))
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), MILLISECONDS))
            .addInterceptor(new HandshakeAgain())
            .followRedirects(false)
            .connectTimeout(timeouts.connect())
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    AbsolutePath caFile = config.caFile();
    if (caFile != null) {
      TlsContext tls = TlsContext.of(Path.of(caFile.toString()));
      client.sslSocketFactory(tls.sockets(), tls.trust());
    }
    return new SaltHttp(config.api().uri(), client.build(), timeouts);
  }

  private static ExecutorService daemons() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "salt-api");
          thread.setDaemon(true);
          return thread;
        });
  }

  URI at(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  OkHttpTransport loginTransport() {
    return OkHttpTransport.again(within(timeouts.login()));
  }

  /** What is handed over is never sent twice: it would be run twice. */
  OkHttpTransport transport(boolean submit) {
    return submit
        ? OkHttpTransport.once(within(timeouts.submit()))
        : OkHttpTransport.again(within(timeouts.lookUp()));
  }

  /** Without any limit: an event may be long in coming. */
  OkHttpClient streamClient() {
    return client;
  }

  private OkHttpClient within(Duration limit) {
    return client.newBuilder().callTimeout(limit).build();
  }

  /**
   * Waits for the answer.
   *
   * @throws HttpStatusException when it is another than 200
   */
  <T> T await(String what, CompletionStage<T> sent) throws SaltException, HttpStatusException {
    CompletableFuture<T> answer = sent.toCompletableFuture();
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new SaltException.Interrupted(
          "%s on %s was interrupted".formatted(what, url),
          "look on the master with `salt-run jobs.list_jobs` whether it was taken up");
    } catch (ExecutionException e) {
      throw failure(what, e.getCause() == null ? e : e.getCause());
    }
  }

  private SaltException failure(String what, Throwable cause) throws HttpStatusException {
    if (cause instanceof HttpStatusException status) {
      throw status;
    }
    if (HandshakeAgain.wasCutOff(cause)) {
      return new SaltException.Unreachable(
          "%s on %s was cut off before TLS was agreed on".formatted(what, url),
          "look whether salt-api just starts or has too much to do, and that its port has TLS",
          cause);
    }
    if (cause instanceof SSLException) {
      return new SaltException.Tls(
          "%s on %s failed in TLS: %s".formatted(what, url, Reasons.of(cause)),
          "set salt.caFile to the CA certificate of salt-api, and salt.api to a name or address"
              + " that its certificate has",
          cause);
    }
    if (cause instanceof InterruptedIOException) {
      return new SaltException.Unreachable(
          "%s on %s gave no answer in time".formatted(what, url),
          "look at the load of the salt-master, and at its log",
          cause);
    }
    if (cause instanceof JsonParseException) {
      return new SaltException.BadAnswer(
          "%s on %s was answered with what is not Salt's JSON".formatted(what, url),
          "check that salt.api is the URL of salt-api",
          cause);
    }
    if (cause instanceof IOException) {
      return new SaltException.Unreachable(
          "%s on %s failed: %s".formatted(what, url, Reasons.of(cause)),
          "check that salt-api runs there (`systemctl status salt-api`) and that its port is open",
          cause);
    }
    throw new IllegalStateException(cause);
  }

  /** What another status than 200 and 401 means. */
  SaltException refused(String what, HttpStatusException e) {
    String seen =
        "%s on %s was answered with status %d%s"
            .formatted(what, url, e.status(), e.text().isEmpty() ? "" : " (" + e.text() + ")");
    return switch (e.status()) {
      case 502, 503, 504 ->
          new SaltException.Unreachable(
              seen, "check that salt-master runs (`systemctl status salt-master`)", e);
      default ->
          new SaltException.BadAnswer(
              seen, "look into the log of salt-api (/var/log/salt/api) for the reason", e);
    };
  }

  /** Best effort: a token that was not given back dies of old age. */
  void logout(Secret token) {
    try {
      await(
          "logout",
          OkHttpTransport.again(within(FAREWELL))
              .post(
                  at("/logout"), Map.of("X-Auth-Token", token.reveal()), "{}", JsonParser.STRING));
    } catch (SaltException | HttpStatusException e) {
      return;
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
