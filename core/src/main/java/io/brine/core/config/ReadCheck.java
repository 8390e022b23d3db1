package io.brine.core.config;

import java.util.Locale;

/** What reading a document refuses, whatever the configuration means. */
public enum ReadCheck {
  SIZE("the file has at most 16 MiB"),
  ENCODING("the file is UTF-8"),
  SYNTAX("the file is YAML"),
  DOCUMENT("the file has exactly one document"),
  NESTING("values are not nested deeper than any field needs"),
  ALIAS("aliases are written out; they are never followed"),
  TAG("values have no tags"),
  DUPLICATE_KEY("no key stands twice"),
  DUPLICATE_ITEM("no item of a set stands twice"),
  UNKNOWN_KEY("keys are those of the table of fields"),
  MISSING_KEY("keys that are required are there"),
  TYPE("mappings, lists and values stand where they belong"),
  VALUE("values are of their type: no octal or sexagesimal numbers, no yes and no for booleans");

  private final String title;

  ReadCheck(String title) {
    this.title = title;
  }

  /** What must hold, in one sentence. */
  public String title() {
    return title;
  }

  /** As in {@code read/unknown-key}. */
  public String code() {
    return "read/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
