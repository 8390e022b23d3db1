package io.brine.core.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.problem.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what of a document does not fit its type. */
final class ApiCheck {

  private static final Set<String> HEADER = Set.of("apiVersion", "kind");

  private final ApiTypes types;
  private final KubernetesVersion version;

  ApiCheck(ApiTypes types, KubernetesVersion version) {
    this.types = types;
    this.version = version;
  }

  List<ApiMistake> structure(String path, String structure, JsonNode given) {
    if (!given.isObject()) {
      return wrongType(path, "a map of fields");
    }
    List<ApiMistake> mistakes = new ArrayList<>();
    given
        .properties()
        .forEach(
            entry -> mistakes.addAll(field(path, structure, entry.getKey(), entry.getValue())));
    return mistakes;
  }

  private List<ApiMistake> field(String path, String structure, String name, JsonNode given) {
    if (path.isEmpty() && HEADER.contains(name)) {
      return List.of();
    }
    String here = path.isEmpty() ? name : path + "." + name;
    ApiField field = types.fields(structure).get(name);
    if (field == null || !field.isIn(version)) {
      return List.of(
          new ApiMistake(
              here,
              structure + " of " + version + " has no field \"" + name + "\"",
              advice(structure, name)));
    }
    return given.isNull() ? List.of() : value(here, field.type(), given);
  }

  private String advice(String structure, String name) {
    return Spelling.nearest(name, types.fields(structure).keySet())
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("remove it, or write it as Kubernetes' reference does");
  }

  private List<ApiMistake> value(String path, ApiType type, JsonNode given) {
    return type.match(
        scalar -> scalar.takes(given) ? List.of() : wrongType(path, scalar.description()),
        list -> given.isArray() ? elements(path, list, given) : wrongType(path, "a list"),
        map -> given.isObject() ? entries(path, map, given) : wrongType(path, "a map"),
        structure -> structure(path, structure.name(), given));
  }

  private List<ApiMistake> elements(String path, ApiType.ListOf list, JsonNode given) {
    List<ApiMistake> mistakes = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      mistakes.addAll(value(path + "[" + i + "]", list.element(), given.get(i)));
    }
    return mistakes;
  }

  private List<ApiMistake> entries(String path, ApiType.MapOf map, JsonNode given) {
    return given.properties().stream()
        .flatMap(
            entry -> value(path + "." + entry.getKey(), map.element(), entry.getValue()).stream())
        .toList();
  }

  private static List<ApiMistake> wrongType(String path, String wanted) {
    return List.of(new ApiMistake(path, "is of another type", "write " + wanted));
  }
}
