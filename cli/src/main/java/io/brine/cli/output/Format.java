package io.brine.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.function.Supplier;

/** How data is printed: for people, or for programs. */
public enum Format {
  TEXT,
  JSON,
  YAML;

  /**
   * The document in this format, ending with a newline.
   *
   * @param document a record that Jackson writes
   * @param text the same for people
   */
  public String render(Object document, Supplier<String> text) {
    try {
      return switch (this) {
        case TEXT -> text.get();
        case JSON ->
            Documents.json().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        case YAML -> Documents.yaml().writeValueAsString(document);
      };
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
