package io.brine.core.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An SLS as Salt reads it.
 *
 * @param name {@code brine.kubelet.configured}
 */
record SlsDocument(String path, String name, List<String> includes, List<Declaration> states) {

  private static final String INCLUDE = "include";

  SlsDocument {
    includes = List.copyOf(includes);
    states = List.copyOf(states);
  }

  /** The states of a parsed SLS; what has not the form of a state has no declarations. */
  static SlsDocument of(String path, String name, Map<?, ?> parsed) {
    List<Declaration> states = new ArrayList<>();
    parsed.forEach(
        (id, body) -> {
          if (!INCLUDE.equals(id) && body instanceof Map<?, ?> functions) {
            functions.forEach(
                (function, arguments) ->
                    states.add(Declaration.of(text(id), text(function), arguments)));
          }
        });
    return new SlsDocument(path, name, texts(parsed.get(INCLUDE)), states);
  }

  /** Where a state is, for a problem: {@code salt/brine/etcd/running.sls#Wait for etcd}. */
  String at(Declaration state) {
    return path + "#" + state.id();
  }

  /**
   * One function of a state.
   *
   * @param function {@code file.managed}
   */
  record Declaration(String id, String function, List<Argument> arguments) {

    static Declaration of(String id, String function, Object arguments) {
      List<Argument> all = new ArrayList<>();
      for (Object argument : items(arguments)) {
        if (argument instanceof Map<?, ?> pairs) {
          pairs.forEach((key, value) -> all.add(new Argument(text(key), value)));
        }
      }
      return new Declaration(id, function, List.copyOf(all));
    }

    /** {@code file} of {@code file.managed}. */
    String module() {
      return function.substring(0, Math.max(0, function.indexOf('.')));
    }

    boolean has(String key) {
      return arguments.stream().anyMatch(argument -> argument.key().equals(key));
    }

    /** The values of an argument: of a list each, else the one; empty when it is not given. */
    List<String> values(String key) {
      return raw(key).map(SlsDocument::text).toList();
    }

    Stream<Object> raw(String key) {
      return arguments.stream()
          .filter(argument -> argument.key().equals(key))
          .flatMap(argument -> items(argument.value()).stream());
    }
  }

  /** One argument of a function. */
  record Argument(String key, @Nullable Object value) {}

  static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static List<String> texts(@Nullable Object value) {
    return items(value).stream().map(SlsDocument::text).toList();
  }

  static List<Object> items(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(Object.class::cast).toList()
        : List.of(value);
  }
}
