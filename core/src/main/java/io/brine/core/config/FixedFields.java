package io.brine.core.config;

import io.brine.core.version.GoDuration;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of the fields that are fixed once a cluster stands, by path. Those of single nodes are
 * not among them: a list of nodes may change.
 */
public final class FixedFields {
  private static final List<String> ABSENT = List.of("");

  private FixedFields() {}

  /** One text for a single value, empty when there is none; for a list one for each item. */
  public static SortedMap<String, List<String>> of(ClusterConfig config) {
    SortedMap<String, List<String>> found = new TreeMap<>();
    collect("", config, found);
    return found;
  }

  private static void collect(String outer, Object value, SortedMap<String, List<String>> found) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      FieldModel field = FieldModel.of(component);
      String path = outer.isEmpty() ? field.name() : outer + "." + field.name();
      Object inner = read(component, value);
      if (field.docs().change() == Change.FIXED) {
        found.put(path, texts(inner));
      } else if (field.type() instanceof FieldType.Nested && inner != null) {
        collect(path, inner, found);
      }
    }
  }

  static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      return items.isEmpty() ? ABSENT : items.stream().map(FixedFields::text).toList();
    }
    return List.of(text(value));
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Duration duration) {
      return GoDuration.format(duration);
    }
    return value == null ? "" : value.toString();
  }
}
