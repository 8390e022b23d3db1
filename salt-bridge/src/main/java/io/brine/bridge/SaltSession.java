package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import com.suse.salt.netapi.parser.JsonParser;
import com.suse.salt.netapi.results.Return;
import io.brine.core.config.SaltConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import okhttp3.OkHttpClient;

/**
 * One user's session with one salt-api. Logs in when it is opened and once more whenever the master
 * has forgotten the token; the token is only here. Thread-safe.
 */
public final class SaltSession implements AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeHierarchyAdapter(JsonNode.class, new JacksonAdapter(Reducer.NONE))
          .create();
  private static final JsonParser<Return<List<JsonNode>>> TREE =
      new JsonParser<>(new TypeToken<Return<List<JsonNode>>>() {}, GSON);

  private final URI url;
  private final String eauth;
  private final Credentials credentials;
  private final SaltHttp http;
  private volatile Secret token;
  private volatile boolean manyJobs = true;

  private SaltSession(URI url, String eauth, Credentials credentials, SaltHttp http, Secret token) {
    this.url = url;
    this.eauth = eauth;
    this.credentials = credentials;
    this.http = http;
    this.token = token;
  }

  /**
   * Logs in.
   *
   * @throws SaltException when salt-api is not reached, not trusted, or refuses
   */
  public static SaltSession open(SaltConfig config, Credentials credentials, Timeouts timeouts)
      throws SaltException {
    SaltHttp http = SaltHttp.of(config, timeouts);
    try {
      Secret token = login(http, config.api().uri(), config.eauth(), credentials);
      return new SaltSession(config.api().uri(), config.eauth(), credentials, http, token);
    } catch (SaltException e) {
      http.close();
      throw e;
    }
  }

  /**
   * Runs one call and returns what Salt returned for it, the first element of {@code return}.
   *
   * @throws SaltException when it was not run, or its answer is lost or makes no sense
   */
  public JsonNode call(SaltCall call) throws SaltException {
    return call(call, TREE);
  }

  /** The same with another reader, for answers too large for a tree. */
  <T> T call(SaltCall call, JsonParser<Return<List<T>>> parser) throws SaltException {
    Secret used = token;
    try {
      return post(call, used, parser);
    } catch (HttpStatusException e) {
      if (e.status() != 401) {
        throw refused(call, e);
      }
      renew(used);
      return callAgain(call, parser);
    }
  }

  /** With a token of this moment a second 401 can only mean that the user may not. */
  private <T> T callAgain(SaltCall call, JsonParser<Return<List<T>>> parser) throws SaltException {
    try {
      return post(call, token, parser);
    } catch (HttpStatusException e) {
      throw e.status() == 401
          ? new SaltException.Authorisation(call, credentials.user(), eauth)
          : refused(call, e);
    }
  }

  private <T> T post(SaltCall call, Secret used, JsonParser<Return<List<T>>> parser)
      throws SaltException, HttpStatusException {
    Map<String, Object> body = new HashMap<>(call.payload());
    body.put("client", call.client());
    String what = call.client() + " " + call.function();
    CompletionStage<Return<List<T>>> sent =
        http.transport(call.isSubmit())
            .post(url, Map.of("X-Auth-Token", used.reveal()), GSON.toJson(List.of(body)), parser);
    return only(what, http.await(what, sent));
  }

  private <T> T only(String what, Return<List<T>> answer) throws SaltException.BadAnswer {
    List<T> results = answer.getResult();
    if (results == null || results.size() != 1) {
      throw new SaltException.BadAnswer(
          "%s on %s was answered without the one \"return\" that Salt gives".formatted(what, url),
          "check that salt.api is the URL of salt-api");
    }
    return results.get(0);
  }

  private SaltException refused(SaltCall call, HttpStatusException e) {
    if (e.status() == 400 && e.text().contains("Client disabled")) {
      return new SaltException.ClientDisabled(call);
    }
    return http.refused(call.client() + " " + call.function(), e);
  }

  private synchronized void renew(Secret used) throws SaltException {
    if (token == used) {
      token = login(http, url, eauth, credentials);
    }
  }

  private static Secret login(SaltHttp http, URI url, String eauth, Credentials credentials)
      throws SaltException {
    Map<String, String> body =
        Map.of(
            "username", credentials.user(),
            "password", credentials.password().reveal(),
            "eauth", eauth);
    try {
      Return<List<JsonNode>> answer =
          http.await(
              "login",
              http.loginTransport().post(http.at("/login"), Map.of(), GSON.toJson(body), TREE));
      return token(answer, url);
    } catch (HttpStatusException e) {
      throw e.status() == 401
          ? new SaltException.Authentication(url, credentials.user(), eauth)
          : http.refused("login", e);
    }
  }

  /** Read as a tree: salt-netapi-client's own type cannot take permissions that are maps. */
  private static Secret token(Return<List<JsonNode>> answer, URI url)
      throws SaltException.BadAnswer {
    List<JsonNode> results = answer.getResult();
    JsonNode token = results == null || results.size() != 1 ? null : results.get(0).get("token");
    if (token == null || !token.isTextual()) {
      throw new SaltException.BadAnswer(
          "login on %s was answered without a token".formatted(url),
          "check that salt.api is the URL of salt-api");
    }
    return Secret.of(token.textValue());
  }

  /** Whether the master may have Brine's own runner for jobs; so until it is found not to. */
  boolean canLookUpMany() {
    return manyJobs;
  }

  void lookUpOneByOne() {
    manyJobs = false;
  }

  /** A client for the event stream, and the header that opens it. */
  OkHttpClient streamClient() {
    return http.streamClient();
  }

  URI eventsUrl() {
    return http.at("/events");
  }

  Secret currentToken() {
    return token;
  }

  /** Gives the token back, as far as the master can be reached, and closes all connections. */
  @Override
  public void close() {
    http.logout(token);
    http.close();
  }
}
