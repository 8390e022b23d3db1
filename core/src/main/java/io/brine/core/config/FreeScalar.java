package io.brine.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.brine.core.config.SourceNode.Scalar;
import io.brine.core.problem.InvalidValueException;
import java.math.BigDecimal;

/** Single values in mappings whose fields Kubernetes defines: the type is what YAML says. */
final class FreeScalar {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FreeScalar() {}

  /**
   * The value as JSON.
   *
   * @throws InvalidValueException when YAML 1.1 and YAML 1.2 would not agree on it
   */
  static JsonNode read(Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.kind()) {
      case STRING -> JSON.textNode((String) parse(String.class, text));
      case BOOLEAN -> JSON.booleanNode((Boolean) parse(Boolean.class, text));
      case INTEGER -> integer(text);
      case DECIMAL -> decimal(text);
      case NULL ->
          throw new InvalidValueException("there is no value", "write one, or leave the key out");
    };
  }

  /** Nanoseconds need more than an int. */
  private static JsonNode integer(String text) {
    return text.matches("-?[1-9][0-9]{9,17}")
        ? JSON.numberNode(Long.parseLong(text))
        : JSON.numberNode((Integer) parse(Integer.class, text));
  }

  private static JsonNode decimal(String text) {
    if (!text.matches("-?(0|[1-9][0-9]*)\\.[0-9]+")) {
      throw new InvalidValueException(
          text + " is not a plain decimal number",
          "write it like 0.5, or in quotes if it is a text");
    }
    return JSON.numberNode(new BigDecimal(text));
  }

  private static Object parse(Class<?> type, String text) {
    return ScalarTypes.of(type).map(scalar -> scalar.parse(text)).orElseThrow();
  }
}
