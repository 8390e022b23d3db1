package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * What a recording says of key material and of what is another in each cluster, and documents in
 * which that has taken its place.
 */
final class Redacted {

  static final String BASE64 = "<base64>";
  static final String JWS = "<jws>";

  private static final String SIGNATURE = "jws-kubeconfig-";
  private static final List<String> OF_TOKENS = List.of("token-id", "token-secret", "expiration");
  private static final String TOKEN_TYPE = "bootstrap.kubernetes.io/token";

  private Redacted() {}

  static boolean isRedacted(String text) {
    return text.strip().equals(BASE64);
  }

  /** A copy without keys, tokens and signatures. */
  static JsonNode document(JsonNode document) {
    JsonNode copy = document.deepCopy();
    clean(copy);
    if (copy.path("kind").asText().equals("Secret")
        && copy.get("data") instanceof ObjectNode data) {
      boolean token = copy.path("type").asText().equals(TOKEN_TYPE);
      for (String key : token ? OF_TOKENS : List.copyOf(Yaml.keys(data))) {
        if (data.has(key)) {
          data.put(key, BASE64);
        }
      }
    }
    return copy;
  }

  private static void clean(JsonNode node) {
    if (node instanceof ObjectNode map) {
      for (String key : Yaml.keys(map)) {
        if (key.startsWith(SIGNATURE)) {
          map.remove(key);
          map.put(SIGNATURE + "<id>", JWS);
        } else if (key.endsWith("-data") && map.get(key).isTextual()) {
          map.put(key, BASE64);
        } else if (map.get(key).isTextual()) {
          map.set(key, TextNode.valueOf(text(map.get(key).textValue())));
        } else {
          clean(map.get(key));
        }
      }
    } else {
      node.forEach(Redacted::clean);
    }
  }

  /** A kubeconfig in a text; a recording of it lost the line's end after the data. */
  private static String text(String text) {
    return text.replaceAll("(-data: )(<base64>\\s*|\\S+\\n\\s*)", "$1" + BASE64 + "\n    ");
  }
}
