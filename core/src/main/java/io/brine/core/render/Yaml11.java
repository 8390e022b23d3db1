package io.brine.core.render;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML 1.1 as Salt's renderer does: the same words are booleans, the same digits numbers. */
final class Yaml11 {

  private static final int CODE_POINTS = 64 << 20;

  private Yaml11() {}

  /**
   * The value of the only document.
   *
   * @throws NotYamlException when it cannot be read, has duplicate keys or another tag than plain
   *     values have
   */
  static @Nullable Object read(String content) throws NotYamlException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(CODE_POINTS);
    try {
      return new Yaml(new SafeConstructor(options)).load(content);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new NotYamlException("line " + line + ": " + e.getProblem());
    } catch (YAMLException e) {
      throw new NotYamlException(String.valueOf(e.getMessage()));
    }
  }

  /** A text that is no YAML. */
  static final class NotYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    NotYamlException(String message) {
      super(message);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }
}
