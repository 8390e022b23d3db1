package io.brine.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads of an event only what progress needs: a minion's return alone may have a megabyte, and
 * thousands of them wait in a queue. Of {@code return} the number of its states is kept.
 */
final class EventReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> WHOLE = Set.of("tgt");
  private static final Set<String> INNER = Set.of("data", "ret");
  private static final int DEEPEST = 3;
  private static final int LONGEST = 500;

  private EventReader() {}

  /** The event of {@code {"tag": "salt/job/...", "data": {...}}}. */
  static SaltEvent read(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      ObjectNode event = object(parser, 0);
      return new SaltEvent(event.path("tag").asText(), event.path("data"));
    }
  }

  private static ObjectNode object(JsonParser parser, int depth) throws IOException {
    ObjectNode node = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      field(node, name, parser, parser.nextToken(), depth);
    }
    return node;
  }

  private static void field(
      ObjectNode node, String name, JsonParser parser, JsonToken token, int depth)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      if (name.equals("return")) {
        node.put("states", fields(parser));
      } else if (INNER.contains(name) && depth < DEEPEST) {
        node.set(name, object(parser, depth + 1));
      } else {
        parser.skipChildren();
      }
    } else if (token == JsonToken.START_ARRAY) {
      if (WHOLE.contains(name)) {
        node.set(name, texts(parser));
      } else {
        parser.skipChildren();
      }
    } else if (token.isBoolean()) {
      node.put(name, parser.getBooleanValue());
    } else if (token.isNumeric()) {
      node.put(name, parser.getNumberValue().longValue());
    } else if (token == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST) {
      node.put(name, parser.getText());
    }
  }

  private static int fields(JsonParser parser) throws IOException {
    int fields = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      fields++;
      parser.nextToken();
      parser.skipChildren();
    }
    return fields;
  }

  private static ArrayNode texts(JsonParser parser) throws IOException {
    ArrayNode texts = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(parser.getValueAsString(""));
      parser.skipChildren();
    }
    return texts;
  }
}
