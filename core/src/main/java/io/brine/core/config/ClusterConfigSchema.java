package io.brine.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.SourceNode.Kind;
import java.util.List;

/**
 * The JSON Schema of {@code cluster.yaml} for editors, draft 2020-12. It comes from the same
 * declarations as the reader; what compares fields with each other is left to the rules.
 */
public final class ClusterConfigSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ClusterConfigSchema() {}

  public static ObjectNode schema() {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Brine cluster configuration, brine.io/v1");
    return schema.setAll(record(RecordModel.of(ClusterConfig.class)));
  }

  /** The schema as a file. */
  public static String text() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode type(FieldType type) {
    return type.match(
        new FieldType.Cases<>(
            single -> scalar(single.scalar()),
            ClusterConfigSchema::list,
            map -> typed("object").set("additionalProperties", type(map.value())),
            nested -> record(nested.model()),
            () -> typed("object")));
  }

  private static ObjectNode list(FieldType.ListOf list) {
    ObjectNode schema = typed("array");
    schema.set("items", type(list.item()));
    return list.unique() ? schema.put("uniqueItems", true) : schema;
  }

  private static ObjectNode record(RecordModel model) {
    ObjectNode properties = JSON.objectNode();
    model.fields().forEach(field -> properties.set(field.name(), field(field)));
    ObjectNode schema = typed("object");
    schema.set("properties", properties);
    List<String> required =
        model.fields().stream()
            .filter(FieldModel::requiredSomewhere)
            .map(FieldModel::name)
            .toList();
    if (!required.isEmpty()) {
      schema.set("required", array(required));
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode field(FieldModel field) {
    ObjectNode schema = type(field.type());
    schema.put("description", field.docs().value());
    if (field.hasDefault() && field.type() instanceof FieldType.Single single) {
      putDefault(schema, single.scalar(), field.defaultText());
    }
    return schema;
  }

  private static void putDefault(ObjectNode schema, ScalarType type, String text) {
    switch (type.kind()) {
      case BOOLEAN -> schema.put("default", Boolean.parseBoolean(text));
      case INTEGER -> schema.put("default", Integer.parseInt(text));
      default -> schema.put("default", text);
    }
  }

  private static ObjectNode scalar(ScalarType type) {
    ObjectNode schema = typed(jsonType(type.kind()));
    if (type.accepts(Kind.INTEGER) && type.kind() == Kind.STRING) {
      schema.set("type", array(List.of("string", "integer")));
      schema.put("minimum", 0);
    }
    if (!type.pattern().isEmpty()) {
      schema.put("pattern", type.pattern());
    }
    if (!type.values().isEmpty()) {
      schema.set("enum", array(type.values()));
    }
    return schema;
  }

  private static String jsonType(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "boolean";
      case INTEGER -> "integer";
      default -> "string";
    };
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
