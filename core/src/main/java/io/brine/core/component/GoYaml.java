package io.brine.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a document byte for byte as Kubernetes' own encoder does (sigs.k8s.io/yaml over
 * go.yaml.in/yaml/v2): kubeadm's configuration hashes are of this text.
 */
public final class GoYaml {

  private static final int INDENT = 2;
  private static final Comparator<String> KEYS = GoYamlKeys::compare;

  private final StringBuilder out = new StringBuilder();

  private GoYaml() {}

  /** The document, with a newline at its end; {@code root} is a map. */
  public static String write(JsonNode root) {
    GoYaml yaml = new GoYaml();
    if (root.isEmpty()) {
      return "{}\n";
    }
    yaml.map(root, 0);
    return yaml.out.toString();
  }

  /** One text on one line, quoted where it must be. */
  public static String scalar(String text) {
    return GoYamlScalar.line(text);
  }

  private void map(JsonNode map, int indent) {
    List<String> keys = new ArrayList<>();
    map.fieldNames().forEachRemaining(keys::add);
    keys.sort(KEYS);
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0 || !afterDash()) {
        indent(indent);
      }
      out.append(GoYamlScalar.line(keys.get(i))).append(':');
      value(map.get(keys.get(i)), indent);
    }
  }

  /** A list in a map is not indented further than its key. */
  private void value(JsonNode value, int indent) {
    if (!value.isContainerNode() || value.isEmpty()) {
      out.append(' ');
      scalar(value, indent);
    } else {
      out.append('\n');
      if (value.isArray()) {
        list(value, indent);
      } else {
        map(value, indent + INDENT);
      }
    }
  }

  private void list(JsonNode list, int indent) {
    for (int i = 0; i < list.size(); i++) {
      if (i > 0 || !afterDash()) {
        indent(indent);
      }
      out.append("- ");
      element(list.get(i), indent);
    }
  }

  private void element(JsonNode element, int indent) {
    if (!element.isContainerNode() || element.isEmpty()) {
      scalar(element, indent);
    } else if (element.isArray()) {
      list(element, indent + INDENT);
    } else {
      map(element, indent + INDENT);
    }
  }

  private void scalar(JsonNode value, int indent) {
    int column = out.length() - (out.lastIndexOf("\n") + 1);
    out.append(GoYamlScalar.value(value, column, indent + INDENT)).append('\n');
  }

  private boolean afterDash() {
    return out.length() > 1 && out.charAt(out.length() - 1) == ' ';
  }

  private void indent(int columns) {
    out.append(" ".repeat(columns));
  }
}
