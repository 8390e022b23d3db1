package io.brine.core.problem;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What came of checking an input: a value (with warnings at most), or the errors that forbid it.
 */
public sealed interface Checked<T> {
  Problems problems();

  /** The value; empty when there are errors. */
  Optional<T> value();

  <R> R match(BiFunction<T, Problems, R> good, Function<Problems, R> bad);

  /** The value when {@code problems} has no error. */
  static <T> Checked<T> of(T value, Problems problems) {
    return problems.hasErrors() ? new Bad<>(problems) : new Good<>(value, problems);
  }

  /** A value that may be used; {@code problems} are warnings. */
  record Good<T>(T result, Problems problems) implements Checked<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(result);
    }

    @Override
    public <R> R match(BiFunction<T, Problems, R> good, Function<Problems, R> bad) {
      return good.apply(result, problems);
    }
  }

  /** No value: {@code problems} has at least one error. */
  record Bad<T>(Problems problems) implements Checked<T> {
    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public <R> R match(BiFunction<T, Problems, R> good, Function<Problems, R> bad) {
      return bad.apply(problems);
    }
  }
}
