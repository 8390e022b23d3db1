package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads what salt-netapi-client parses with Gson into Jackson's tree, as it streams in. Its own
 * types lose Salt's {@code result: null}.
 */
final class JacksonAdapter extends TypeAdapter<JsonNode> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Minions decide what is returned; none may exhaust the stack. */
  private static final int DEEPEST = 500;

  @Override
  public JsonNode read(JsonReader in) throws IOException {
    return read(in, 0);
  }

  private JsonNode read(JsonReader in, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new JsonParseException("nested deeper than " + DEEPEST);
    }
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in, depth + 1);
      case BEGIN_ARRAY -> array(in, depth + 1);
      case BOOLEAN -> NODES.booleanNode(in.nextBoolean());
      case NUMBER -> number(in.nextString());
      case NULL -> {
        in.nextNull();
        yield NODES.nullNode();
      }
      default -> NODES.textNode(in.nextString());
    };
  }

  private ObjectNode object(JsonReader in, int depth) throws IOException {
    ObjectNode node = NODES.objectNode();
    in.beginObject();
    while (in.hasNext()) {
      node.set(in.nextName(), read(in, depth));
    }
    in.endObject();
    return node;
  }

  private ArrayNode array(JsonReader in, int depth) throws IOException {
    ArrayNode node = NODES.arrayNode();
    in.beginArray();
    while (in.hasNext()) {
      node.add(read(in, depth));
    }
    in.endArray();
    return node;
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

  @Override
  public void write(JsonWriter out, JsonNode value) {
    throw new IllegalStateException("answers are only read");
  }
}
