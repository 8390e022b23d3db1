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
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the answer of {@code jobs.list_job} minion by minion as it streams in. */
final class JobAdapter<T> extends TypeAdapter<JobAdapter.Box<T>> {
  private final JobReader<T> reader;

  private JobAdapter(JobReader<T> reader) {
    this.reader = reader;
  }

  /** A class for Gson to know the adapter by; records with parameters it does not find. */
  static final class Box<T> {
    private final JobRecord<T> job;

    private Box(JobRecord<T> job) {
      this.job = job;
    }

    JobRecord<T> job() {
      return job;
    }
  }

  static <T> JsonParser<Return<List<Box<T>>>> parser(JobReader<T> reader) {
    TypeToken<Return<List<Box<T>>>> type = new TypeToken<>() {};
    Gson gson =
        new GsonBuilder()
            .registerTypeHierarchyAdapter(Box.class, new JobAdapter<>(reader))
            .create();
    return new JsonParser<>(type, gson);
  }

  @Override
  public Box<T> read(JsonReader in) throws IOException {
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
        case "Result" -> readReturns(in, returns);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Box<>(new JobRecord<>(known, minions, returns));
  }

  private static void readMinions(JsonReader in, SortedSet<String> minions) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      minions.add(in.nextString());
    }
    in.endArray();
  }

  private void readReturns(JsonReader in, Map<String, T> returns) throws IOException {
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
