package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what salt-netapi-client parses with Gson into Jackson's tree, as it streams in. Its own
 * types lose Salt's {@code result: null}.
 */
final class JacksonAdapter extends TypeAdapter<JsonNode> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Minions decide what is returned; none may exhaust the stack. */
  private static final int DEEPEST = 500;

  private final Reducer reducer;

  JacksonAdapter(Reducer reducer) {
    this.reducer = reducer;
  }

  @Override
  public JsonNode read(JsonReader in) throws IOException {
    return new Reading(in, reducer).value(0);
  }

  @Override
  public void write(JsonWriter out, JsonNode value) {
    throw new IllegalStateException("answers are only read");
  }

  /** One value being read, and the fields that lead to where it is. */
  private static final class Reading {
    private final JsonReader in;
    private final Reducer reducer;
    private final List<String> path = new ArrayList<>();

    private Reading(JsonReader in, Reducer reducer) {
      this.in = in;
      this.reducer = reducer;
    }

    private JsonNode value(int depth) throws IOException {
      if (depth > DEEPEST) {
        in.skipValue();
        return NODES.textNode("nested deeper than " + DEEPEST);
      }
      return switch (in.peek()) {
        case BEGIN_OBJECT -> object(depth + 1);
        case BEGIN_ARRAY -> array(depth + 1);
        case BOOLEAN -> NODES.booleanNode(in.nextBoolean());
        case NUMBER -> number(in.nextString());
        case NULL -> {
          in.nextNull();
          yield NODES.nullNode();
        }
        default -> NODES.textNode(in.nextString());
      };
    }

    private ObjectNode object(int depth) throws IOException {
      ObjectNode node = NODES.objectNode();
      in.beginObject();
      while (in.hasNext()) {
        field(node, in.nextName(), depth);
      }
      in.endObject();
      return node;
    }

    private void field(ObjectNode node, String name, int depth) throws IOException {
      path.add(name);
      if (reducer.skips(path)) {
        in.skipValue();
      } else {
        node.set(name, reducer.reduced(path, value(depth)));
      }
      path.remove(path.size() - 1);
    }

    private ArrayNode array(int depth) throws IOException {
      ArrayNode node = NODES.arrayNode();
      in.beginArray();
      while (in.hasNext()) {
        node.add(value(depth));
      }
      in.endArray();
      return node;
    }
  }

  private static JsonNode number(String digits) {
    boolean whole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    if (!whole) {
      return NODES.numberNode(new BigDecimal(digits));
    }
    BigInteger integer = new BigInteger(digits);
    return integer.bitLength() < Long.SIZE
        ? NODES.numberNode(integer.longValue())
        : NODES.numberNode(integer);
  }
}
