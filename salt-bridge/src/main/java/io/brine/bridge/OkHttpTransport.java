package io.brine.bridge;

import com.google.gson.JsonParseException;
import com.suse.salt.netapi.client.AsyncHttpClient;
import com.suse.salt.netapi.parser.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;

/**
 * OkHttp behind salt-netapi-client's own interface. Thread-safe; a cancelled future ends its call.
 */
final class OkHttpTransport implements AsyncHttpClient {
  private static final MediaType JSON = MediaType.get("application/json");

  /** CherryPy's error page says in its only paragraph what is wrong. */
  private static final Pattern PARAGRAPH = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);

  private static final long ERROR_PAGE_BYTES = 64 * 1024;

  private final OkHttpClient client;
  private final boolean once;

  private OkHttpTransport(OkHttpClient client, boolean once) {
    this.client = client;
    this.once = once;
  }

  /** A call whose connection breaks is never sent a second time. */
  static OkHttpTransport once(OkHttpClient client) {
    return new OkHttpTransport(client, true);
  }

  /** The client may send a call again over a new connection. */
  static OkHttpTransport again(OkHttpClient client) {
    return new OkHttpTransport(client, false);
  }

  @Override
  public <T> CompletionStage<T> get(URI uri, Map<String, String> headers, JsonParser<T> parser) {
    return send(request(uri, headers).get().build(), parser);
  }

  @Override
  public <T> CompletionStage<T> post(
      URI uri, Map<String, String> headers, String body, JsonParser<T> parser) {
    return send(request(uri, headers).post(new Body(body, once)).build(), parser);
  }

  private static Request.Builder request(URI uri, Map<String, String> headers) {
    return new Request.Builder()
        .url(uri.toString())
        .headers(Headers.of(headers))
        .header("Accept", "application/json");
  }

  private <T> CompletableFuture<T> send(Request request, JsonParser<T> parser) {
    Call call = client.newCall(request);
    PendingAnswer<T> answer = new PendingAnswer<>(call);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException cause) {
            answer.completeExceptionally(cause);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            try (response) {
              answer.complete(read(response, parser));
            } catch (IOException | RuntimeException e) {
              answer.completeExceptionally(e);
            }
          }
        });
    return answer;
  }

  private static <T> T read(Response response, JsonParser<T> parser) throws IOException {
    try (ResponseBody body = response.body()) {
      if (response.code() != 200) {
        throw new HttpStatusException(response.code(), words(response));
      }
      T parsed = parser.parse(new ShortStrings(body.byteStream()));
      if (parsed == null) {
        throw new JsonParseException("an empty body");
      }
      return parsed;
    }
  }

  private static String words(Response response) throws IOException {
    Matcher paragraph = PARAGRAPH.matcher(response.peekBody(ERROR_PAGE_BYTES).string());
    return paragraph.find() ? paragraph.group(1).strip() : "";
  }

  private static final class Body extends RequestBody {
    private final byte[] json;
    private final boolean once;

    private Body(String json, boolean once) {
      this.json = json.getBytes(StandardCharsets.UTF_8);
      this.once = once;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return json.length;
    }

    @Override
    public boolean isOneShot() {
      return once;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(json);
    }
  }

  private static final class PendingAnswer<T> extends CompletableFuture<T> {
    private final Call call;

    private PendingAnswer(Call call) {
      this.call = call;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      call.cancel();
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
