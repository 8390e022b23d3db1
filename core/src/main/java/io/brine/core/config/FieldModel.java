package io.brine.core.config;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A key of the configuration, as its declaration describes it. */
record FieldModel(String name, FieldType type, Field docs, boolean nullable) {

  static FieldModel of(RecordComponent component) {
    Field docs = component.getAnnotation(Field.class);
    if (docs == null) {
      throw new IllegalStateException(component + " lacks @Field");
    }
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new FieldModel(
        component.getName(), FieldType.of(component.getGenericType()), docs, nullable);
  }

  boolean hasDefault() {
    return !docs.defaultsTo().isEmpty();
  }

  /** The default as text; {@code ''} stands for an empty one. */
  String defaultText() {
    return docs.defaultsTo().equals("''") ? "" : docs.defaultsTo();
  }

  /** Whether the key itself must be there. */
  boolean required() {
    return docs.required() || (type instanceof FieldType.Single && !nullable && !hasDefault());
  }

  /** Whether something under the key must be given, so that the key cannot be left out. */
  boolean requiredSomewhere() {
    boolean inside = type instanceof FieldType.Nested nested && nested.model().hasRequired();
    return required() || (!nullable && inside);
  }
}
