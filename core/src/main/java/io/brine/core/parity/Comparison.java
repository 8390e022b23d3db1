package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents by their structure: the order of keys counts for nothing, nor does what the
 * recordings' README says not to compare.
 */
final class Comparison {

  private static final List<String> NAMES = List.of("name", "key", "containerPort");

  private final List<Difference> found = new ArrayList<>();

  List<Difference> found() {
    return List.copyOf(found);
  }

  void compareAll(
      String suffix, SortedMap<String, JsonNode> theirs, SortedMap<String, JsonNode> ours) {
    Set<String> paths = new TreeSet<>(theirs.keySet());
    paths.addAll(ours.keySet());
    paths.forEach(path -> compareOne(path + suffix, theirs.get(path), ours.get(path)));
  }

  private void compareOne(String path, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
    if (theirs == null || ours == null) {
      found.add(new Difference(path, theirs, ours));
    } else {
      compare(path + "#", theirs, ours);
    }
  }

  private void compare(String path, JsonNode theirs, JsonNode ours) {
    if (theirs.isObject() && ours.isObject()) {
      maps(path, theirs, ours);
    } else if (theirs.isArray() && ours.isArray()) {
      lists(path, theirs, ours);
    } else if (!sameValue(theirs, ours)) {
      values(path, theirs, ours);
    }
  }

  /** A document in a text, as ConfigMaps have them, differs where something in it does. */
  private void values(String path, JsonNode theirs, JsonNode ours) {
    int before = found.size();
    Optional<ObjectNode> their = document(theirs);
    Optional<ObjectNode> our = document(ours);
    if (their.isPresent() && our.isPresent()) {
      compare(path, their.get(), our.get());
    }
    if (found.size() == before) {
      found.add(new Difference(path, theirs, ours));
    }
  }

  private static Optional<ObjectNode> document(JsonNode value) {
    return value.isTextual() && value.textValue().contains("\n")
        ? Yaml.mapIn(value.textValue())
        : Optional.empty();
  }

  private void maps(String path, JsonNode theirs, JsonNode ours) {
    Set<String> keys = Yaml.keys(theirs);
    keys.addAll(Yaml.keys(ours));
    for (String key : keys) {
      String field = path + "/" + key;
      if (theirs.has(key) && ours.has(key)) {
        compare(field, theirs.get(key), ours.get(key));
      } else {
        single(field, theirs, ours, key);
      }
    }
  }

  private void single(String field, JsonNode theirs, JsonNode ours, String key) {
    JsonNode having = theirs.has(key) ? theirs : ours;
    JsonNode value = having.get(key);
    if (!isSignature(value) && !ApiDefaults.has(field, having, value)) {
      found.add(new Difference(field, theirs.get(key), ours.get(key)));
    }
  }

  /** A controller puts it beside cluster-info. */
  private static boolean isSignature(JsonNode value) {
    return value.asText().equals(Redacted.JWS);
  }

  private void lists(String path, JsonNode theirs, JsonNode ours) {
    if (isScalars(theirs) && isScalars(ours)) {
      scalars(path, theirs, ours);
      return;
    }
    for (String name : NAMES) {
      if (isNamed(theirs, name) && isNamed(ours, name)) {
        named(path, named(theirs, name), named(ours, name));
        return;
      }
    }
    if (theirs.size() == ours.size()) {
      for (int i = 0; i < theirs.size(); i++) {
        compare(path + "/" + i, theirs.get(i), ours.get(i));
      }
    } else {
      found.add(new Difference(path, theirs, ours));
    }
  }

  private static boolean isScalars(JsonNode list) {
    return elements(list).stream().allMatch(JsonNode::isValueNode);
  }

  private static boolean isNamed(JsonNode list, String name) {
    List<JsonNode> all = elements(list);
    return !all.isEmpty()
        && all.stream().allMatch(one -> one.has(name))
        && all.stream().map(one -> one.get(name)).distinct().count() == all.size();
  }

  private void named(String path, ObjectNode theirs, ObjectNode ours) {
    maps(path, theirs, ours);
    List<String> order = theirs.properties().stream().map(Map.Entry::getKey).toList();
    List<String> other = ours.properties().stream().map(Map.Entry::getKey).toList();
    if (!order.equals(other) && Set.copyOf(order).equals(Set.copyOf(other))) {
      found.add(new Difference(path, list(order), list(other)));
    }
  }

  private static JsonNode list(List<String> texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  private static ObjectNode named(JsonNode list, String name) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    list.forEach(one -> byName.put(one.get(name).asText(), one));
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    byName.forEach(named::set);
    return named;
  }

  /** What only one side has, one by one; the lists themselves when only the order is another. */
  private void scalars(String path, JsonNode theirs, JsonNode ours) {
    List<JsonNode> onlyTheirs = without(theirs, ours);
    List<JsonNode> onlyOurs = without(ours, theirs);
    for (int i = 0; i < Math.max(onlyTheirs.size(), onlyOurs.size()); i++) {
      found.add(new Difference(path, at(onlyTheirs, i), at(onlyOurs, i)));
    }
    if (onlyTheirs.isEmpty() && onlyOurs.isEmpty() && !sameOrder(theirs, ours)) {
      found.add(new Difference(path, theirs, ours));
    }
  }

  private static boolean sameOrder(JsonNode theirs, JsonNode ours) {
    for (int i = 0; i < theirs.size(); i++) {
      if (!sameValue(theirs.get(i), ours.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<JsonNode> without(JsonNode list, JsonNode other) {
    List<JsonNode> left = elements(list);
    for (JsonNode one : other) {
      left.stream().filter(found -> sameValue(found, one)).findFirst().ifPresent(left::remove);
    }
    return left;
  }

  private static @Nullable JsonNode at(List<JsonNode> list, int index) {
    return index < list.size() ? list.get(index) : null;
  }

  private static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    ((ArrayNode) list).forEach(elements::add);
    return elements;
  }

  private static boolean sameValue(JsonNode theirs, JsonNode ours) {
    if (theirs.isNumber() && ours.isNumber()) {
      return theirs.decimalValue().compareTo(ours.decimalValue()) == 0;
    }
    boolean texts = theirs.isTextual() && ours.isTextual();
    return texts ? plain(theirs.textValue()).equals(plain(ours.textValue())) : theirs.equals(ours);
  }

  /** README of the recordings: the socket is written as the input says. */
  private static String plain(String text) {
    return text.replace("unix:///var/run/", "unix:///run/");
  }
}
