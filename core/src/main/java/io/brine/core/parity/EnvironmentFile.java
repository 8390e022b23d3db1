package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;

/** {@code KUBELET_KUBEADM_ARGS="--a=1 --b=2"} as a list of arguments for each variable. */
final class EnvironmentFile {

  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  private EnvironmentFile() {}

  static JsonNode parse(String text) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    text.lines()
        .filter(line -> line.contains("="))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              ArrayNode words = variables.putArray(line.substring(0, equals).strip());
              WORDS.split(unquoted(line.substring(equals + 1).strip())).forEach(words::add);
            });
    return variables;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
