package io.brine.core.rule.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.Spelling;
import io.brine.core.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The fields of a component's own configuration and their types, as Kubernetes declares them. */
final class ComponentFields {
  static final ComponentFields KUBELET = new ComponentFields("KubeletConfiguration");
  static final ComponentFields KUBE_PROXY = new ComponentFields("KubeProxyConfiguration");

  private final String kind;
  private final Properties types = new Properties();

  private ComponentFields(String kind) {
    this.kind = kind;
    String resource = kind + ".properties";
    try (InputStream in = ComponentFields.class.getResourceAsStream(resource)) {
      types.load(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  /** Looks at the names and types of the upper level. */
  void check(String path, JsonNode fields, Problems.Collector problems) {
    fields
        .properties()
        .forEach(
            field ->
                check(path + "." + field.getKey(), field.getKey(), field.getValue(), problems));
  }

  private void check(String path, String name, JsonNode value, Problems.Collector problems) {
    String type = types.getProperty(name);
    if (type == null) {
      String advice =
          Spelling.nearest(name, types.stringPropertyNames())
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("see the Kubernetes reference for the fields of " + kind);
      problems.error(path, "\"" + name + "\" is no field of " + kind, advice);
    } else if (!fits(type, value)) {
      problems.error(
          path, "\"" + name + "\" is of type " + type + " in " + kind, "write such a value");
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "decimal" -> value.isNumber();
      case "list" -> value.isArray();
      case "mapping" -> value.isObject();
      default -> value.isTextual();
    };
  }
}
