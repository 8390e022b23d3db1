package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Objects of a cluster's API by {@code kind/namespace/name}, without what the API server writes of
 * its own and without secrets.
 *
 * @param isLive whether they were read from an API server
 */
public record ObjectSet(SortedMap<String, JsonNode> objects, boolean isLive) {

  private static final List<String> OF_API_SERVER =
      List.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "managedFields",
          "selfLink",
          "ownerReferences");
  private static final Pattern TOKEN = Pattern.compile("bootstrap-token-[a-z0-9]{6}");

  /** README of the recordings: there only after {@code --upload-certs}. */
  private static final String UPLOADED = "kubeadm-certs";

  /** Labels that a kubelet gives to its node. */
  private static final Pattern OF_KUBELET =
      Pattern.compile(
          "(beta\\.)?kubernetes\\.io/(arch|os|hostname)|node\\.kubernetes\\.io/instance-.*");

  private static final String OF_CONTROLLERS = "node.kubernetes.io/";

  public ObjectSet {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  /**
   * Of files with one or more objects in each, lists of {@code kubectl get -o yaml} among them.
   *
   * @throws UnreadableException when one is not YAML
   */
  public static ObjectSet of(Collection<FoundFile> files) {
    List<ObjectNode> all = new ArrayList<>();
    for (FoundFile file : files) {
      for (JsonNode document : Yaml.documents(file.path(), file.text())) {
        singles(document).stream()
            .filter(ObjectNode.class::isInstance)
            .forEach(object -> all.add((ObjectNode) Redacted.document(object)));
      }
    }
    boolean live = all.stream().anyMatch(object -> object.path("metadata").has("uid"));
    SortedMap<String, JsonNode> objects = new TreeMap<>();
    all.forEach(object -> objects.put(name(object), cleaned(object)));
    objects.keySet().removeIf(name -> name.contains(UPLOADED));
    return new ObjectSet(objects, live);
  }

  /**
   * Without what the other lacks, when these are of a running cluster: controllers, kubelets and
   * users make objects there that are not kubeadm's.
   */
  ObjectSet asFarAs(ObjectSet other) {
    if (!isLive) {
      return this;
    }
    SortedMap<String, JsonNode> kept = new TreeMap<>(objects);
    kept.keySet().retainAll(other.objects().keySet());
    return new ObjectSet(kept, true);
  }

  private static List<JsonNode> singles(JsonNode document) {
    if (!document.path("kind").asText().endsWith("List")) {
      return List.of(document);
    }
    List<JsonNode> items = new ArrayList<>();
    document.path("items").forEach(items::add);
    return items;
  }

  private static String name(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText();
    String name = undated(metadata.path("name").asText());
    String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
    return kind + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }

  private static String undated(String name) {
    return TOKEN.matcher(name).replaceAll("bootstrap-token-<id>");
  }

  private static JsonNode cleaned(ObjectNode object) {
    object.remove("status");
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(OF_API_SERVER);
      metadata.put("name", undated(metadata.path("name").asText()));
    }
    if (object.path("kind").asText().equals("Node")) {
      ofKubeadm(object);
    }
    return object;
  }

  /** README of the recordings: of a node only what kubeadm adds. */
  private static void ofKubeadm(ObjectNode node) {
    if (node.get("metadata") instanceof ObjectNode metadata) {
      metadata.retain(List.of("name", "labels"));
      if (metadata.get("labels") instanceof ObjectNode labels) {
        Set<String> names = Yaml.keys(labels);
        names.removeIf(name -> !OF_KUBELET.matcher(name).matches());
        labels.remove(names);
      }
      removeEmpty(metadata, "labels");
    }
    if (node.get("spec") instanceof ObjectNode spec) {
      spec.retain(List.of("taints"));
      removeOfControllers(spec);
      removeEmpty(node, "spec");
    }
  }

  private static void removeEmpty(ObjectNode parent, String field) {
    if (parent.path(field).isEmpty()) {
      parent.remove(field);
    }
  }

  private static void removeOfControllers(ObjectNode spec) {
    var taints = spec.path("taints").elements();
    while (taints.hasNext()) {
      if (taints.next().path("key").asText().startsWith(OF_CONTROLLERS)) {
        taints.remove();
      }
    }
    removeEmpty(spec, "taints");
  }
}
