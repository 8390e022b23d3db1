package io.brine.core.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A node of a YAML document as it was written, with its path and the line it begins on. */
sealed interface SourceNode {
  String path();

  /** One-based. */
  int line();

  <R> R match(
      Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar);

  /** What a user calls it, for example {@code a list}. */
  default String kindName() {
    return match(mapping -> "a mapping", sequence -> "a list", scalar -> scalar.kind().title());
  }

  /** Keys in the order they were written, each with the line of the key. */
  record Mapping(String path, int line, Map<String, Entry> entries) implements SourceNode {
    @Override
    public <R> R match(
        Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
      return mapping.apply(this);
    }

    String child(String key) {
      return path.isEmpty() ? key : path + "." + key;
    }
  }

  /** What stands under a key. */
  record Entry(int line, SourceNode value) {}

  /** A list. */
  record Sequence(String path, int line, List<SourceNode> items) implements SourceNode {
    @Override
    public <R> R match(
        Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
      return sequence.apply(this);
    }
  }

  /** A single value, its text as written. */
  record Scalar(String path, int line, String text, Kind kind) implements SourceNode {
    @Override
    public <R> R match(
        Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
      return scalar.apply(this);
    }
  }

  /** What YAML 1.1 takes a scalar for. */
  enum Kind {
    STRING("a string"),
    INTEGER("an integer"),
    DECIMAL("a decimal number"),
    BOOLEAN("a boolean"),
    NULL("empty");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
