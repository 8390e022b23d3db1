package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * The mapping that one minion returned. Its values are handed out only when they are what they must
 * be.
 *
 * @param function of Salt that returned it
 */
record Answer(JsonNode json, String function) {

  static Answer of(JsonNode json, String function) throws UnreadableException {
    if (!json.isObject()) {
      String seen = json.isTextual() ? json.textValue() : json.toString();
      throw new UnreadableException(function + ": no mapping but \"" + seen + "\"");
    }
    return new Answer(json, function);
  }

  /** A text without control characters; empty when there is none. */
  String text(String key) throws UnreadableException {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual() || !Printable.isPlain(value.textValue())) {
      throw new UnreadableException(function + ": " + key + " is no plain text: " + value);
    }
    return value.textValue().strip();
  }

  String text(String key, Pattern form) throws UnreadableException {
    String text = text(key);
    if (!form.matcher(text).matches()) {
      throw new UnreadableException(function + ": " + key + " cannot be \"" + text + "\"");
    }
    return text;
  }

  /** A text of any length and with any characters. */
  String raw(String key) throws UnreadableException {
    JsonNode value = json.path(key);
    if (!value.isTextual()) {
      throw new UnreadableException(function + ": " + key + " is no text: " + value);
    }
    return value.textValue();
  }

  int number(String key, int least) throws UnreadableException {
    JsonNode value = json.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
      throw new UnreadableException(function + ": " + key + " is no number: " + value);
    }
    return value.intValue();
  }
}
