package io.brine.pillar;

import io.brine.core.component.FileSpec;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of nodes' files. Their defaults would break YAML: so nothing is escaped as HTML, a
 * missing value is an error, and newlines stay. Thread-safe; equal files are laid out once.
 */
final class Templates {

  static final String FOLDER = "io/brine/pillar/templates/";
  static final String SUFFIX = ".peb";

  private final PebbleEngine engine;
  private final Map<Source, String> rendered = new ConcurrentHashMap<>();

  private record Source(String template, Object view) {}

  Templates() {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix(FOLDER);
    loader.setSuffix(SUFFIX);
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(false)
            .syntax(new Syntax.Builder().setEnableNewLineTrimming(false).build())
            .extension(new Escapes())
            .build();
  }

  String render(FileSpec file) {
    return render(file.template(), file.view());
  }

  String render(String template, Object view) {
    return rendered.computeIfAbsent(new Source(template, view), this::evaluate);
  }

  private String evaluate(Source source) {
    StringWriter out = new StringWriter();
    try {
      engine.getTemplate(source.template()).evaluate(out, Map.of("view", source.view()));
      return out.toString();
    } catch (PebbleException | IllegalStateException e) {
      throw new IllegalStateException("template " + source.template() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
