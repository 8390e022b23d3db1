package io.brine.core.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping of the configuration, taken from the record that holds it. */
record RecordModel(Class<?> type, List<FieldModel> fields) {

  static RecordModel of(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException("no way to read " + type);
    }
    return new RecordModel(
        type, Arrays.stream(type.getRecordComponents()).map(FieldModel::of).toList());
  }

  List<String> names() {
    return fields.stream().map(FieldModel::name).toList();
  }

  Optional<FieldModel> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  boolean hasRequired() {
    return fields.stream().anyMatch(FieldModel::requiredSomewhere);
  }

  /** The record with these values, in the order of {@link #fields}. */
  Object create(@Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refused " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
