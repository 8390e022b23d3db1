package io.brine.core.config;

import io.brine.core.version.GoDuration;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of all fields as texts, by path; a list or a mapping is one, in YAML's flow style:
 *
 * <pre>
 * apiServer.port                       6443
 * networks.controlPlane.cidrs          [10.77.1.0/24, 10.77.3.0/24]
 * kubernetes.apiServer.extraArgs       [{name: v, value: 2}]
 * </pre>
 */
public final class FieldValues {
  private FieldValues() {}

  /** Empty texts for what is not there. */
  public static SortedMap<String, String> of(ClusterConfig config) {
    SortedMap<String, String> found = new TreeMap<>();
    collect("", config, found);
    return found;
  }

  /**
   * Those of one node.
   *
   * @param path as in {@code nodes[2]}
   */
  public static SortedMap<String, String> of(String path, NodeEntry entry) {
    SortedMap<String, String> found = new TreeMap<>();
    collect(path, entry, found);
    return found;
  }

  private static void collect(String outer, Object value, SortedMap<String, String> found) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      FieldModel field = FieldModel.of(component);
      String path = outer.isEmpty() ? field.name() : outer + "." + field.name();
      Object inner = FixedFields.read(component, value);
      if (inner == null) {
        found.put(path, "");
      } else if (field.type() instanceof FieldType.Nested) {
        collect(path, inner, found);
      } else {
        found.put(path, text(field.type(), inner));
      }
    }
  }

  private static String text(FieldType type, Object value) {
    return type.match(
        new FieldType.Cases<>(
            single -> scalar(value),
            list -> list(list.item(), (Collection<?>) value),
            map -> map(map.value(), (Map<?, ?>) value),
            nested -> mapping(value),
            value::toString));
  }

  private static String scalar(Object value) {
    return value instanceof Duration duration ? GoDuration.format(duration) : value.toString();
  }

  private static String list(FieldType item, Collection<?> values) {
    return values.stream().map(one -> text(item, one)).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String map(FieldType item, Map<?, ?> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + text(item, entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String mapping(Object value) {
    SortedMap<String, String> fields = new TreeMap<>();
    collect("", value, fields);
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
