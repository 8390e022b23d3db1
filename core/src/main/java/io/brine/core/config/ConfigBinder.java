package io.brine.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.brine.core.config.SourceNode.Entry;
import io.brine.core.config.SourceNode.Kind;
import io.brine.core.config.SourceNode.Mapping;
import io.brine.core.config.SourceNode.Scalar;
import io.brine.core.config.SourceNode.Sequence;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document into records. Whatever does not fit is a problem, and a stand-in takes its place
 * so that all the rest is read too.
 */
final class ConfigBinder {
  private final ReadProblems problems;

  ConfigBinder(ReadProblems problems) {
    this.problems = problems;
  }

  <T> T bind(Class<T> type, SourceNode root) {
    return type.cast(nested(RecordModel.of(type), root));
  }

  /** The record made of nothing but defaults and stand-ins. */
  static Object standIn(RecordModel model) {
    Object[] values = model.fields().stream().map(ConfigBinder::absent).toArray();
    return model.create(values);
  }

  private Object value(FieldType type, SourceNode node) {
    return type.match(
        new FieldType.Cases<>(
            single -> single(single.scalar(), node),
            list -> list(list, node),
            map -> map(map, node),
            nested -> nested(nested.model(), node),
            () -> free(node)));
  }

  private Object single(ScalarType type, SourceNode node) {
    if (problems.isLost(node.path())) {
      return type.standIn();
    }
    return node.match(
        mapping -> wrongType(node, type.title(), type.standIn()),
        sequence -> wrongType(node, type.title(), type.standIn()),
        scalar -> scalar(type, scalar));
  }

  private Object scalar(ScalarType type, Scalar scalar) {
    try {
      return type.read(scalar);
    } catch (InvalidValueException e) {
      problems.invalid(scalar, e);
      return type.standIn();
    }
  }

  private Object list(FieldType.ListOf type, SourceNode node) {
    return node.match(
        mapping -> wrongType(node, "a list", emptyList(type)),
        sequence -> items(type, sequence),
        scalar -> wrongType(node, "a list", emptyList(type)));
  }

  private Object items(FieldType.ListOf type, Sequence sequence) {
    List<Object> values = new ArrayList<>();
    Set<Object> unique = new LinkedHashSet<>();
    for (SourceNode item : sequence.items()) {
      Object value = value(type.item(), item);
      values.add(value);
      if (type.unique() && !problems.isLost(item.path()) && !unique.add(value)) {
        problems.add(
            item.path(),
            item.line(),
            ReadCheck.DUPLICATE_ITEM,
            "\"" + value + "\" is there twice",
            "keep one");
      }
    }
    return type.unique() ? unique : values;
  }

  private static Object emptyList(FieldType.ListOf type) {
    return type.unique() ? Set.of() : List.of();
  }

  private Object map(FieldType.MapOf type, SourceNode node) {
    return node.match(
        mapping -> entries(type, mapping),
        sequence -> wrongType(node, "a mapping", Map.of()),
        scalar -> wrongType(node, "a mapping", Map.of()));
  }

  private Object entries(FieldType.MapOf type, Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> values.put(key, value(type.value(), entry.value())));
    return values;
  }

  private Object nested(RecordModel model, SourceNode node) {
    return node.match(
        mapping -> record(model, mapping),
        sequence -> wrongType(node, "a mapping", standIn(model)),
        scalar -> wrongType(node, "a mapping", standIn(model)));
  }

  private Object record(RecordModel model, Mapping mapping) {
    mapping.entries().forEach((key, entry) -> refuseUnknown(model, mapping, key, entry));
    Object[] values = model.fields().stream().map(field -> field(field, mapping)).toArray();
    return model.create(values);
  }

  private void refuseUnknown(RecordModel model, Mapping mapping, String key, Entry entry) {
    if (model.field(key).isPresent()) {
      return;
    }
    String advice =
        Spelling.nearest(key, model.names())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("use one of " + String.join(", ", model.names()));
    problems.add(
        mapping.child(key),
        entry.line(),
        ReadCheck.UNKNOWN_KEY,
        "the key \"" + key + "\" is unknown",
        advice);
  }

  private @Nullable Object field(FieldModel field, Mapping mapping) {
    Entry entry = mapping.entries().get(field.name());
    if (entry != null) {
      return value(field.type(), entry.value());
    }
    if (field.required()) {
      problems.lost(
          mapping.child(field.name()),
          mapping.line(),
          ReadCheck.MISSING_KEY,
          "the key \"" + field.name() + "\" is missing",
          "add it: " + field.docs().value());
      return absent(field);
    }
    if (field.type() instanceof FieldType.Nested nested && !field.nullable()) {
      return record(
          nested.model(), new Mapping(mapping.child(field.name()), mapping.line(), Map.of()));
    }
    return absent(field);
  }

  /** What a field is when its key is not there. */
  private static @Nullable Object absent(FieldModel field) {
    if (field.nullable()) {
      return null;
    }
    return field
        .type()
        .match(
            new FieldType.Cases<Object>(
                single ->
                    field.hasDefault()
                        ? single.scalar().parse(field.defaultText())
                        : single.scalar().standIn(),
                ConfigBinder::emptyList,
                map -> Map.of(),
                nested -> standIn(nested.model()),
                JsonNodeFactory.instance::objectNode));
  }

  private Object free(SourceNode node) {
    return node.match(
        this::json,
        sequence -> wrongType(node, "a mapping", JsonNodeFactory.instance.objectNode()),
        scalar -> wrongType(node, "a mapping", JsonNodeFactory.instance.objectNode()));
  }

  private JsonNode json(SourceNode node) {
    return node.match(
        mapping -> {
          var object = JsonNodeFactory.instance.objectNode();
          mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
          return object;
        },
        sequence -> {
          var array = JsonNodeFactory.instance.arrayNode();
          sequence.items().forEach(item -> array.add(json(item)));
          return array;
        },
        this::jsonScalar);
  }

  private JsonNode jsonScalar(Scalar scalar) {
    try {
      return FreeScalar.read(scalar);
    } catch (InvalidValueException e) {
      if (!problems.isLost(scalar.path())) {
        problems.invalid(scalar, e);
      }
      return JsonNodeFactory.instance.nullNode();
    }
  }

  private <T> T wrongType(SourceNode node, String wanted, T standIn) {
    if (!problems.isLost(node.path())) {
      boolean empty = node instanceof Scalar scalar && scalar.kind() == Kind.NULL;
      problems.lost(
          node.path(),
          node.line(),
          ReadCheck.TYPE,
          empty ? "there is no value" : "this is " + node.kindName() + ", not " + wanted,
          empty ? "write " + wanted + ", or leave the key out" : "write " + wanted);
    }
    return standIn;
  }
}
