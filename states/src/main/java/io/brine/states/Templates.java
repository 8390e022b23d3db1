package io.brine.states;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays SLS files out. Thread-safe. */
final class Templates {

  private static final String FOLDER = "brine/templates/";
  private static final String SUFFIX = ".peb";
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

  private final PebbleEngine engine;

  Templates() {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix(FOLDER);
    loader.setSuffix(SUFFIX);
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(false)
            .syntax(syntax())
            .extension(new YamlExtension())
            .build();
  }

  /** Delimiters that are neither YAML nor Jinja; ends of lines stay. */
  private static Syntax syntax() {
    return new Syntax.Builder()
        .setExecuteOpenDelimiter("<%")
        .setExecuteCloseDelimiter("%>")
        .setPrintOpenDelimiter("<<")
        .setPrintCloseDelimiter(">>")
        .setCommentOpenDelimiter("<#")
        .setCommentCloseDelimiter("#>")
        .setEnableNewLineTrimming(false)
        .build();
  }

  static boolean has(String name) {
    return Templates.class.getClassLoader().getResource(FOLDER + name + SUFFIX) != null;
  }

  String render(String name, Object view) {
    PebbleTemplate template = engine.getTemplate(name);
    StringWriter text = new StringWriter();
    try {
      template.evaluate(text, Map.of("view", view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tidy(text.toString());
  }

  /** Where tags stood, at most one empty line stays; the text ends with one end of line. */
  private static String tidy(String text) {
    return EMPTY_LINES.matcher(text).replaceAll("\n\n").strip() + "\n";
  }

  private static final class YamlExtension extends AbstractExtension {
    @Override
    public Map<String, Filter> getFilters() {
      return Map.of("yaml", new YamlFilter());
    }
  }

  /** Makes any text a scalar that is read back as that text. */
  private static final class YamlFilter implements Filter {
    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
    }

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      return YamlScalar.of(String.valueOf(input));
    }
  }
}
