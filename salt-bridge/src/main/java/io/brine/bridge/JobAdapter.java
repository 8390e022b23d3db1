package io.brine.bridge;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.suse.salt.netapi.parser.JsonParser;
import com.suse.salt.netapi.results.Return;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the answer of {@code jobs.list_job} minion by minion as it streams in. */
final class JobAdapter<T> extends TypeAdapter<JobAdapter.Box<T>> {
  private final Shape<T> shape;

  private JobAdapter(Shape<T> shape) {
    this.shape = shape;
  }

  /** How jobs lie in an answer. */
  private interface Shape<T> {
    Map<String, JobRecord<T>> read(JsonReader in) throws IOException;
  }

  /** A class for Gson to know the adapter by. */
  static final class Box<T> {
    private final Map<String, JobRecord<T>> jobs;

    private Box(Map<String, JobRecord<T>> jobs) {
      this.jobs = jobs;
    }

    /** By jid. */
    Map<String, JobRecord<T>> jobs() {
      return jobs;
    }
  }

  /** Of an answer that is one job. */
  static <T> JsonParser<Return<List<Box<T>>>> one(String jid, JobReader<T> reader) {
    return parser(in -> Map.of(jid, job(in, reader)));
  }

  /** Of an answer that is jobs by their jids. */
  static <T> JsonParser<Return<List<Box<T>>>> many(Map<String, JobReader<T>> readers) {
    return parser(
        in -> {
          Map<String, JobRecord<T>> jobs = new HashMap<>();
          in.beginObject();
          while (in.hasNext()) {
            String jid = in.nextName();
            JobReader<T> reader = readers.get(jid);
            if (reader == null) {
              in.skipValue();
            } else {
              jobs.put(jid, job(in, reader));
            }
          }
          in.endObject();
          return jobs;
        });
  }

  private static <T> JsonParser<Return<List<Box<T>>>> parser(Shape<T> shape) {
    TypeToken<Return<List<Box<T>>>> type = new TypeToken<>() {};
    Gson gson =
        new GsonBuilder().registerTypeHierarchyAdapter(Box.class, new JobAdapter<>(shape)).create();
    return new JsonParser<>(type, gson);
  }

  @Override
  public Box<T> read(JsonReader in) throws IOException {
    return new Box<>(shape.read(in));
  }

  private static <T> JobRecord<T> job(JsonReader in, JobReader<T> reader) throws IOException {
    boolean known = true;
    SortedSet<String> minions = new TreeSet<>();
    Map<String, T> returns = new TreeMap<>();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "Error" -> {
          known = false;
          in.skipValue();
        }
        case "Minions" -> readMinions(in, minions);
        case "Result" -> readReturns(in, returns, reader);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new JobRecord<>(known, minions, returns);
  }

  private static void readMinions(JsonReader in, SortedSet<String> minions) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      minions.add(in.nextString());
    }
    in.endArray();
  }

  private static <T> void readReturns(JsonReader in, Map<String, T> returns, JobReader<T> reader)
      throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return;
    }
    in.beginObject();
    while (in.hasNext()) {
      String minion = in.nextName();
      returns.put(minion, reader.read(minion, new JacksonAdapter(reader.reducer()).read(in)));
    }
    in.endObject();
  }

  @Override
  public void write(JsonWriter out, Box<T> value) {
    throw new IllegalStateException("answers are only read");
  }
}
