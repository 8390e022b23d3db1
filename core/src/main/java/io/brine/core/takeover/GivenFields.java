package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What of a whole document cannot have come by itself. */
final class GivenFields {

  private GivenFields() {}

  /** The fields that are not as they would be if nobody gave any. */
  static ObjectNode of(JsonNode whole, JsonNode defaults) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    whole
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              JsonNode otherwise = defaults.path(field.getKey());
              if (value.isObject() && otherwise.isObject()) {
                ObjectNode inside = of(value, otherwise);
                if (!inside.isEmpty()) {
                  given.set(field.getKey(), inside);
                }
              } else if (!value.isNull() && !same(value, otherwise)) {
                given.set(field.getKey(), value);
              }
            });
    return given;
  }

  private static boolean same(JsonNode value, JsonNode otherwise) {
    return (value.isNumber() && otherwise.isNumber())
        ? value.decimalValue().compareTo(otherwise.decimalValue()) == 0
        : value.equals(otherwise);
  }
}
