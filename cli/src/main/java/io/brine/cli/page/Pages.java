package io.brine.cli.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Lays pages out. Every text is escaped for where it stands, so that what a minion said stays text.
 */
final class Pages {
  private static final PebbleEngine ENGINE = engine();

  private Pages() {}

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("io/brine/cli/page");
    loader.setSuffix(".html.peb");
    return new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
  }

  static String render(String name, Object view) {
    StringWriter text = new StringWriter();
    try {
      ENGINE.getTemplate(name).evaluate(text, Map.of("view", view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
