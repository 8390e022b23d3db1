package io.brine.core.parity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Documents in YAML or JSON. */
final class Yaml {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private Yaml() {}

  /**
   * All documents of a text, empty ones left out.
   *
   * @throws UnreadableException naming the file, never its content
   */
  static List<JsonNode> documents(String path, String text) {
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (TreeNode tree = next(parser); tree != null; tree = next(parser)) {
        if (tree instanceof JsonNode document && !document.isNull()) {
          documents.add(document);
        }
      }
      return documents;
    } catch (IOException e) {
      throw new UnreadableException(path, "is not YAML");
    }
  }

  private static @Nullable TreeNode next(JsonParser parser) throws IOException {
    return parser.nextToken() == null ? null : MAPPER.readTree(parser);
  }

  /** The first document; an empty map when there is none. */
  static JsonNode document(String path, String text) {
    return documents(path, text).stream()
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  static ObjectNode map(String path, String text) {
    if (document(path, text) instanceof ObjectNode map) {
      return map;
    }
    throw new UnreadableException(path, "is not a mapping");
  }

  /** The mapping that a text is; empty when it is something else. */
  static Optional<ObjectNode> mapIn(String text) {
    try {
      return Optional.of(MAPPER.readTree(text))
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast);
    } catch (IOException otherwise) {
      return Optional.empty();
    }
  }

  static Set<String> keys(JsonNode map) {
    Set<String> keys = new TreeSet<>();
    map.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
