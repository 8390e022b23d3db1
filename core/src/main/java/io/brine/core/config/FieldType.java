package io.brine.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What may stand under a key of the configuration. */
sealed interface FieldType {

  <R> R match(Cases<R> cases);

  /** One function per kind of type. */
  record Cases<R>(
      Function<Single, R> single,
      Function<ListOf, R> list,
      Function<MapOf, R> map,
      Function<Nested, R> nested,
      Supplier<R> free) {}

  /** The type that the reader binds for a Java type. */
  static FieldType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofCollection(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == JsonNode.class) {
      return new Free();
    }
    return ScalarTypes.of(raw)
        .<FieldType>map(Single::new)
        .orElseGet(() -> new Nested(RecordModel.of(raw)));
  }

  private static FieldType ofCollection(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    Type raw = generic.getRawType();
    if (raw == Map.class && arguments[0] == String.class) {
      return new MapOf(of(arguments[1]));
    }
    if (raw == List.class || raw == Set.class) {
      return new ListOf(of(arguments[0]), raw == Set.class);
    }
    throw new IllegalStateException("no way to read " + generic);
  }

  /** A single value. */
  record Single(ScalarType scalar) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.single().apply(this);
    }
  }

  /** A list; {@code unique}: a set. */
  record ListOf(FieldType item, boolean unique) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.list().apply(this);
    }
  }

  /** Any keys. */
  record MapOf(FieldType value) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.map().apply(this);
    }
  }

  /** The fields of a record. */
  record Nested(RecordModel model) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.nested().apply(this);
    }
  }

  /** A mapping that someone else defines, such as a KubeletConfiguration. */
  record Free() implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.free().get();
    }
  }
}
