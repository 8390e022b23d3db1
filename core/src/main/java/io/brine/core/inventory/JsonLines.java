package io.brine.core.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brine.core.problem.InvalidValueException;

/** What the tools of iproute2 print as JSON. */
final class JsonLines {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonLines() {}

  /** An array; a command that knew nothing prints nothing, or an empty one. */
  static JsonNode array(String section, String line) throws UnreadableException {
    if (line.isEmpty()) {
      return MAPPER.createArrayNode();
    }
    try {
      JsonNode json = MAPPER.readTree(line);
      if (json.isArray()) {
        return json;
      }
      throw new UnreadableException(section + ": no array of JSON: " + line);
    } catch (JsonProcessingException e) {
      throw new UnreadableException(section + ": no JSON: " + e.getOriginalMessage());
    }
  }

  /** Something that parses a text of the host's. */
  interface Parser<T> {
    T parse(String text);
  }

  static <T> T value(String section, JsonNode text, Parser<T> parser) throws UnreadableException {
    try {
      return parser.parse(text.asText());
    } catch (InvalidValueException e) {
      throw new UnreadableException(section + ": " + e.what());
    }
  }
}
