package io.brine.core.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.brine.core.problem.InvalidValueException;
import java.util.function.Function;

/** The type of a field in one of Kubernetes' component configurations. */
sealed interface ApiType {

  /** Reads {@code bool}, {@code [string]}, {@code {bool}} or the name of a structure. */
  static ApiType parse(String text) {
    String inner = text.substring(1, Math.max(1, text.length() - 1));
    return switch (text.charAt(0)) {
      case '[' -> new ListOf(parse(inner));
      case '{' -> new MapOf(parse(inner));
      default -> scalar(text);
    };
  }

  private static ApiType scalar(String text) {
    for (Scalar scalar : Scalar.values()) {
      if (scalar.label.equals(text)) {
        return scalar;
      }
    }
    return new Structure(text);
  }

  <R> R match(
      Function<Scalar, R> scalar,
      Function<ListOf, R> list,
      Function<MapOf, R> map,
      Function<Structure, R> structure);

  /** Single values, with Go's zero of each and how Go writes a given one. */
  enum Scalar implements ApiType {
    BOOL("bool", "true or false") {
      @Override
      boolean takes(JsonNode given) {
        return given.isBoolean();
      }
    },
    INT("int", "a whole number") {
      @Override
      boolean takes(JsonNode given) {
        return given.isIntegralNumber();
      }
    },
    FLOAT("float", "a number") {
      @Override
      boolean takes(JsonNode given) {
        return given.isNumber();
      }
    },
    STRING("string", "text") {
      @Override
      boolean takes(JsonNode given) {
        return given.isTextual();
      }
    },
    DURATION("duration", "a duration like 1h30m") {
      @Override
      boolean takes(JsonNode given) {
        return isDuration(given);
      }

      @Override
      JsonNode written(JsonNode given) {
        return TextNode.valueOf(GoDuration.format(GoDuration.parse(given.textValue())));
      }
    },
    QUANTITY("quantity", "a quantity like 100Mi") {
      @Override
      boolean takes(JsonNode given) {
        return given.isTextual() || given.isNumber();
      }

      @Override
      JsonNode written(JsonNode given) {
        return TextNode.valueOf(given.asText());
      }
    },
    /**
     * Go's {@code TimeOrMetaDuration}: nanoseconds, or a duration, each written as it was given.
     */
    FLUSH_FREQUENCY("flushFrequency", "nanoseconds or a duration like 5s") {
      @Override
      boolean takes(JsonNode given) {
        return given.isIntegralNumber() || isDuration(given);
      }

      @Override
      JsonNode written(JsonNode given) {
        return given.isTextual() ? DURATION.written(given) : given;
      }
    };

    private final String label;
    private final String description;

    Scalar(String label, String description) {
      this.label = label;
      this.description = description;
    }

    abstract boolean takes(JsonNode given);

    JsonNode written(JsonNode given) {
      return given;
    }

    JsonNode zero() {
      return switch (this) {
        case BOOL -> BooleanNode.FALSE;
        case INT, FLOAT, FLUSH_FREQUENCY -> IntNode.valueOf(0);
        case STRING -> TextNode.valueOf("");
        case DURATION -> TextNode.valueOf("0s");
        case QUANTITY -> TextNode.valueOf("0");
      };
    }

    String description() {
      return description;
    }

    private static boolean isDuration(JsonNode given) {
      try {
        GoDuration.parse(given.asText("?"));
        return given.isTextual();
      } catch (InvalidValueException e) {
        return false;
      }
    }

    @Override
    public <R> R match(
        Function<Scalar, R> scalar,
        Function<ListOf, R> list,
        Function<MapOf, R> map,
        Function<Structure, R> structure) {
      return scalar.apply(this);
    }
  }

  /** A list; Go's zero of it is null. */
  record ListOf(ApiType element) implements ApiType {
    @Override
    public <R> R match(
        Function<Scalar, R> scalar,
        Function<ListOf, R> list,
        Function<MapOf, R> map,
        Function<Structure, R> structure) {
      return list.apply(this);
    }
  }

  /** A map from text; Go's zero of it is null. */
  record MapOf(ApiType element) implements ApiType {
    @Override
    public <R> R match(
        Function<Scalar, R> scalar,
        Function<ListOf, R> list,
        Function<MapOf, R> map,
        Function<Structure, R> structure) {
      return map.apply(this);
    }
  }

  /** A structure by name. */
  record Structure(String name) implements ApiType {
    @Override
    public <R> R match(
        Function<Scalar, R> scalar,
        Function<ListOf, R> list,
        Function<MapOf, R> map,
        Function<Structure, R> structure) {
      return structure.apply(this);
    }
  }

  /** Go's zero of a list or map. */
  JsonNode NOTHING = NullNode.getInstance();
}
