package io.brine.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Fills in fields that nobody gave; a path is {@code authentication.x509.clientCAFile}. */
final class Defaults {

  private final ObjectNode document;

  Defaults(ObjectNode document) {
    this.document = document;
  }

  void text(String path, String value) {
    fill(path, (parent, field) -> parent.put(field, value));
  }

  void flag(String path, boolean value) {
    fill(path, (parent, field) -> parent.put(field, value));
  }

  void number(String path, int value) {
    fill(path, (parent, field) -> parent.put(field, value));
  }

  void list(String path, List<String> values) {
    fill(path, (parent, field) -> values.forEach(parent.putArray(field)::add));
  }

  private void fill(String path, BiConsumer<ObjectNode, String> setter) {
    int dot = path.lastIndexOf('.');
    ObjectNode parent = document;
    for (String step : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.")) {
      parent = parent.withObjectProperty(step);
    }
    String field = path.substring(dot + 1);
    if (isUnset(parent.path(field))) {
      setter.accept(parent, field);
    }
  }

  private static boolean isUnset(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.textValue().isEmpty());
  }
}
