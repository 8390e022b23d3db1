package io.brine.core.config;

import io.brine.core.config.SourceNode.Kind;
import io.brine.core.config.SourceNode.Scalar;
import io.brine.core.problem.InvalidValueException;
import java.util.List;
import java.util.function.Function;

/**
 * A type of single values.
 *
 * @param title as the docs have it, for example {@code CIDR}
 * @param kind what YAML must take the text for
 * @param values the only ones allowed; empty when there are many
 * @param pattern regular expression of the text for editors; empty when there is none
 * @param parser throws {@link InvalidValueException}
 * @param standIn used while a value cannot be read
 */
record ScalarType(
    String title,
    Kind kind,
    List<String> values,
    String pattern,
    Function<String, Object> parser,
    Object standIn) {

  static ScalarType text(
      String title, String pattern, Function<String, Object> parser, String standIn) {
    return new ScalarType(title, Kind.STRING, List.of(), pattern, parser, parser.apply(standIn));
  }

  /**
   * The value of the scalar.
   *
   * @throws InvalidValueException when it is of another type
   */
  Object read(Scalar scalar) {
    if (!accepts(scalar.kind())) {
      throw wrongKind(scalar);
    }
    return parse(scalar.text());
  }

  Object parse(String text) {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw new InvalidValueException(
          "the text has a control character", "leave it out; only newlines and tabs may be there");
    }
    return parser.apply(text);
  }

  boolean accepts(Kind given) {
    return given == kind || (given == Kind.INTEGER && title.equals(ScalarTypes.AMOUNT));
  }

  private InvalidValueException wrongKind(Scalar scalar) {
    if (scalar.kind() == Kind.NULL) {
      return new InvalidValueException(
          "there is no value", "write " + title + ", or leave the key out");
    }
    String seen =
        kind == Kind.STRING
            ? scalar.text() + " is " + scalar.kind().title() + " in YAML"
            : "\"" + scalar.text() + "\" is " + scalar.kind().title();
    String advice =
        kind == Kind.STRING
            ? "put it in quotes: '" + scalar.text() + "'"
            : "write " + title + " without quotes";
    return new InvalidValueException(seen + ", not " + title, advice);
  }
}
