package io.brine.core.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping of the configuration, taken from the record that holds it. */
record RecordModel(Constructor<?> constructor, List<FieldModel> fields) {

  static RecordModel of(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException("no way to read " + type);
    }
    RecordComponent[] components = type.getRecordComponents();
    return new RecordModel(
        canonical(type, components), Arrays.stream(components).map(FieldModel::of).toList());
  }

  private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
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
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          constructor + " refused " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
