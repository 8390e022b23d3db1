package io.brine.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/**
 * The master's event stream, connected again by itself whenever it breaks. Events may be missing:
 * who waits for one looks at the job now and then anyway. For one reader.
 */
final class SaltEvents implements AutoCloseable {
  private static final String TAG = "\"tag\": \"";
  private static final int MOST_WAITING = 10_000;
  private static final Duration BEFORE_NEW_ATTEMPT = Duration.ofSeconds(2);

  private final SaltSession session;
  private final Predicate<String> tags;
  private final BlockingQueue<SaltEvent> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile @Nullable EventSource source;
  private volatile boolean connected;
  private volatile boolean lost;
  private volatile long lostAt;

  private SaltEvents(SaltSession session, Predicate<String> tags) {
    this.session = session;
    this.tags = tags;
  }

  /** Begins to listen to the events whose tag is wanted. */
  static SaltEvents open(SaltSession session, Predicate<String> tags) {
    SaltEvents events = new SaltEvents(session, tags);
    events.connect();
    return events;
  }

  /** Whether events can be counted on just now. */
  boolean connected() {
    return connected && !lost;
  }

  /** Whether events were missed since it was asked last: then only a look tells what happened. */
  boolean takeLoss() {
    boolean was = lost && queue.isEmpty();
    if (was) {
      lost = false;
    }
    return was;
  }

  /** The next event, or none within this time. */
  Optional<SaltEvent> next(Duration atMost) throws InterruptedException {
    if (source == null && System.nanoTime() - lostAt > BEFORE_NEW_ATTEMPT.toNanos()) {
      connect();
    }
    return Optional.ofNullable(queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void connect() {
    Request request =
        new Request.Builder()
            .url(session.eventsUrl().toString())
            .header("X-Auth-Token", session.currentToken().reveal())
            .build();
    source =
        EventSources.createFactory(session.streamClient()).newEventSource(request, new Listener());
  }

  private void disconnected() {
    connected = false;
    lost = true;
    lostAt = System.nanoTime();
    source = null;
  }

  private void receive(String data) {
    int at = data.lastIndexOf(TAG);
    int end = at < 0 ? -1 : data.indexOf('"', at + TAG.length());
    if (end < 0 || !tags.test(data.substring(at + TAG.length(), end))) {
      return;
    }
    try {
      lost |= !queue.offer(EventReader.read(data));
    } catch (IOException e) {
      lost = true;
    }
  }

  @Override
  public void close() {
    EventSource open = source;
    if (open != null) {
      open.cancel();
    }
  }

  private final class Listener extends EventSourceListener {
    @Override
    public void onOpen(EventSource opened, Response response) {
      connected = true;
    }

    @Override
    public void onEvent(EventSource from, @Nullable String id, @Nullable String type, String data) {
      receive(data);
    }

    @Override
    public void onClosed(EventSource closed) {
      disconnected();
    }

    @Override
    public void onFailure(
        EventSource failed, @Nullable Throwable cause, @Nullable Response response) {
      disconnected();
    }
  }
}
