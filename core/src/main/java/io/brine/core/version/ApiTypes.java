package io.brine.core.version;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The types of Kubernetes' component configurations: what fields they have, and what Go makes of a
 * document with some of them given.
 */
public final class ApiTypes {

  public static final ApiTypes BUILT_IN = read("api-types.yaml");

  private final Map<String, Map<String, ApiField>> structures;

  private ApiTypes(Map<String, Map<String, ApiField>> structures) {
    this.structures = structures;
  }

  private static ApiTypes read(String resource) {
    try (InputStream in = ApiTypes.class.getResourceAsStream(resource)) {
      TypeReference<LinkedHashMap<String, LinkedHashMap<String, String>>> form =
          new TypeReference<>() {};
      Map<String, Map<String, ApiField>> structures = new LinkedHashMap<>();
      new YAMLMapper()
          .readValue(Objects.requireNonNull(in), form)
          .forEach((name, fields) -> structures.put(name, parse(fields)));
      return new ApiTypes(structures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ApiField> parse(Map<String, String> fields) {
    Map<String, ApiField> parsed = new LinkedHashMap<>();
    fields.forEach((name, text) -> parsed.put(name, ApiField.parse(text)));
    return parsed;
  }

  /**
   * The whole document as Go's encoder writes it: zero values where a field is always written,
   * nothing where it is left out, durations in Go's form. Unknown fields are dropped, as kubeadm
   * does.
   *
   * @param given without mistakes, see {@link #check}
   */
  public ObjectNode complete(String structure, JsonNode given, KubernetesVersion version) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    fields(structure)
        .forEach(
            (name, field) -> {
              if (field.isIn(version)) {
                put(whole, name, field, given.path(name), version);
              }
            });
    return whole;
  }

  private void put(
      ObjectNode whole, String name, ApiField field, JsonNode given, KubernetesVersion version) {
    boolean absent = given.isMissingNode() || given.isNull();
    JsonNode value = absent ? zero(field, version) : written(field.type(), given, version);
    boolean shown = field.always() || (!absent && (field.nullable() || !isZero(value)));
    if (shown) {
      whole.set(name, value);
    }
  }

  private JsonNode zero(ApiField field, KubernetesVersion version) {
    return field.nullable()
        ? ApiType.NOTHING
        : field
            .type()
            .match(
                ApiType.Scalar::zero,
                list -> ApiType.NOTHING,
                map -> ApiType.NOTHING,
                structure -> complete(structure.name(), ApiType.NOTHING, version));
  }

  private JsonNode written(ApiType type, JsonNode given, KubernetesVersion version) {
    return type.match(
        scalar -> scalar.written(given),
        list -> writtenList(list, given, version),
        map -> writtenMap(map, given, version),
        structure -> complete(structure.name(), given, version));
  }

  private JsonNode writtenList(ApiType.ListOf list, JsonNode given, KubernetesVersion version) {
    ArrayNode elements = JsonNodeFactory.instance.arrayNode();
    given.forEach(element -> elements.add(written(list.element(), element, version)));
    return elements;
  }

  private JsonNode writtenMap(ApiType.MapOf map, JsonNode given, KubernetesVersion version) {
    ObjectNode entries = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            entry ->
                entries.set(entry.getKey(), written(map.element(), entry.getValue(), version)));
    return entries;
  }

  private static boolean isZero(JsonNode value) {
    return value.isContainerNode()
        ? value.isEmpty()
        : value.asText().isEmpty()
            || (value.isBoolean() && !value.booleanValue())
            || (value.isNumber() && value.decimalValue().signum() == 0);
  }

  /** The mistakes in a document: fields that do not exist and values of another type. */
  public List<ApiMistake> check(String structure, JsonNode given, KubernetesVersion version) {
    return new ApiCheck(this, version).structure("", structure, given);
  }

  Map<String, ApiField> fields(String structure) {
    Map<String, ApiField> fields = structures.get(structure);
    if (fields == null) {
      throw new IllegalStateException("no structure " + structure);
    }
    return fields;
  }
}
