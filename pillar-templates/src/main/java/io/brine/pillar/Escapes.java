package io.brine.pillar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.component.GoYaml;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What every value in a template goes through: a text of the language that the file is in. */
final class Escapes extends AbstractExtension {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The filters by name, each from a value to its notation. */
  static final Map<String, UnaryOperator<String>> NOTATIONS =
      Map.of(
          "yaml", GoYaml::scalar,
          "json", Escapes::json,
          "shell", Escapes::shell,
          "line", Escapes::line);

  @Override
  public Map<String, Filter> getFilters() {
    Map<String, Filter> filters = new java.util.HashMap<>();
    NOTATIONS.forEach((name, notation) -> filters.put(name, new Notation(notation)));
    return filters;
  }

  /** A double-quoted text of JSON; YAML 1.1, TOML and systemd read it alike. */
  static String json(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shell(String text) {
    return "'" + line(text).replace("'", "'\\''") + "'";
  }

  /** For files whose lines have no way to quote. */
  private static String line(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalStateException("control character in " + json(text));
    }
    return text;
  }

  private record Notation(UnaryOperator<String> of) implements Filter {
    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return of.apply(String.valueOf(input));
    }

    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }
  }
}
